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

/// Parses a definition whose address is written with Liquid: `[home]: {{ site.url }}/about`.
final class ReferenceLines extends AbstractBlockParserFactory {
    private static final Pattern DEFINITION = Pattern.compile(
            "\\[([^\\[\\]^][^\\[\\]]*+)]:\\s*+<?((?:\\{\\{[^{}]*+}}|\\{%[^{}]*+}|[^\\s{}<>])++)>?(?:\\s++\"([^\"]*+)\")?\\s*+");

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        String line = LinePlace.rest(state);
        if (state.getIndent() >= 4 || !line.startsWith("[") || !LiquidAddresses.isLiquid(line)) {
            return BlockStart.none();
        }
        Matcher definition = DEFINITION.matcher(line);
        return definition.matches() && LiquidAddresses.isLiquid(definition.group(2))
                ? BlockStart.of(new Definition(definition))
                        .atIndex(state.getLine().getContent().length())
                : BlockStart.none();
    }

    private static final class Definition extends AbstractBlockParser {
        private final HtmlBlock block = new HtmlBlock();
        private final LinkReferenceDefinition definition;

        private Definition(Matcher written) {
            block.setLiteral("");
            String address = LiquidAddresses.resolve(written.group(2)).orElse("");
            this.definition = new LinkReferenceDefinition(written.group(1), address, written.group(3));
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
            var definitions = new DefinitionMap<>(LinkReferenceDefinition.class);
            definitions.putIfAbsent(definition.getLabel(), definition);
            return List.of(definitions);
        }
    }
}
