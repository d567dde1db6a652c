package gazette.articles.dialects;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses lines that define something, and are not shown: a comment, `[//]: # (a comment)`, which CommonMark knows only
/// behind an empty line; what an abbreviation means, `*[HTML]: HyperText Markup Language`, which browsers show only
/// under the pointer; an address written with Liquid, `[home]: {{ site.url }}/about`.
final class DefinitionLines extends AbstractBlockParserFactory {
    private static final Pattern ADDRESS = Pattern.compile(
            "\\[([^\\[\\]^][^\\[\\]]*+)]:\\s*+<?((?:\\{\\{[^{}]*+}}|\\{%[^{}]*+}|[^\\s{}<>])++)>?(?:\\s++\"([^\"]*+)\")?\\s*+");
    private static final Pattern COMMENT = Pattern.compile(
            "\\[(?://|comment|_|\\^_\\^|#|)]:\\s*+(?:#|<>)?\\s*+(?:\\(.*\\)|\".*\"|'.*')", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABBREVIATION = Pattern.compile("\\*\\[[^\\[\\]*]++]:\\s[^*]*+");

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        if (state.getIndent() >= 4) {
            return BlockStart.none();
        }
        String line = LinePlace.rest(state);
        if (COMMENT.matcher(line).matches() || ABBREVIATION.matcher(line).matches()) {
            return LinePlace.take(state, new Definition(new DefinitionMap<>(LinkReferenceDefinition.class)));
        }
        Matcher address = ADDRESS.matcher(line);
        return address.matches() && LiquidAddresses.isLiquid(address.group(2))
                ? LinePlace.take(state, new Definition(defined(address)))
                : BlockStart.none();
    }

    private static DefinitionMap<LinkReferenceDefinition> defined(Matcher written) {
        String address = LiquidAddresses.resolve(written.group(2)).orElse("");
        var definitions = new DefinitionMap<>(LinkReferenceDefinition.class);
        definitions.putIfAbsent(
                written.group(1), new LinkReferenceDefinition(written.group(1), address, written.group(3)));
        return definitions;
    }

    private static final class Definition extends AbstractBlockParser {
        private final HtmlBlock block = new HtmlBlock();
        private final DefinitionMap<LinkReferenceDefinition> definitions;

        private Definition(DefinitionMap<LinkReferenceDefinition> definitions) {
            this.definitions = definitions;
            block.setLiteral("");
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }

        @Override
        public List<DefinitionMap<?>> getDefinitions() {
            return List.of(definitions);
        }
    }
}
