package gazette.articles.dialects;

import gazette.articles.dialects.HtmlTag.Form;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses a component's tag that is alone on its lines as a block of its own, so that what stands between two of them
/// is Markdown, as it is in MDX.
final class ComponentLines extends AbstractBlockParserFactory {
    private static final Set<String> CONTAINERS = Set.of("aside", "details");

    private static final Pattern SUMMARY =
            Pattern.compile("(?i)(?:<details(?:\\s[^<>]*+)?>\\s*+)?<summary(?:\\s[^<>]*+)?>.*</summary\\s*+>");

    private final MarkdownSource source;

    ComponentLines(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0 || source.at(start) != '<' || (state.getIndent() >= 4 && !source.isMdx())) {
            return BlockStart.none();
        }
        String line = LinePlace.rest(state);
        if (line.equals("</>") || (line.equals("<>") && source.next("</>", start) > 0)) {
            return LinePlace.take(state, new ComponentLine("", start + line.length()));
        }
        if (SUMMARY.matcher(line).matches()) {
            return LinePlace.take(state, new ComponentLine(line, start + line.length()));
        }
        Optional<HtmlTag> tag = HtmlTag.read(source.text(), start).filter(this::isComponent);
        int end = start + tag.map(found -> found.literal().length()).orElse(0);
        return tag.isPresent() && isBlankToLineEnd(end)
                ? LinePlace.take(state, new ComponentLine(tag.get().literal(), end))
                : BlockStart.none();
    }

    private boolean isComponent(HtmlTag tag) {
        // Notion writes Markdown into an `aside`, and MkDocs marks what it reads as Markdown.
        boolean isContainer = Components.isComponent(tag.name())
                || CONTAINERS.contains(tag.lowerName())
                || isCustom(tag)
                || tag.hasAttribute("markdown");
        return isContainer && (tag.form() != Form.OPEN || source.isClosed(tag.name()));
    }

    /// VuePress has `<code-group>`; HTML has no name with a hyphen.
    private static boolean isCustom(HtmlTag tag) {
        return tag.name().indexOf('-') > 0;
    }

    private boolean isBlankToLineEnd(int from) {
        int i = from;
        while (source.at(i) == ' ' || source.at(i) == '\t') {
            i++;
        }
        return source.at(i) == '\n';
    }

    private static final class ComponentLine extends AbstractBlockParser {
        private final HtmlBlock block = new HtmlBlock();
        private final int end;

        private ComponentLine(String literal, int end) {
            this.end = end;
            block.setLiteral(literal);
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            int start = LinePlace.of(state);
            return start >= 0 && start < end
                    ? BlockContinue.atIndex(state.getLine().getContent().length())
                    : BlockContinue.none();
        }
    }
}
