package gazette.articles.dialects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Ends a script, a comment and the like at the next empty line where it has no end, or closes itself. In CommonMark
/// it would go on to the end of the text.
final class RawHtmlBlocks extends AbstractBlockParserFactory {
    private static final Pattern RAW =
            Pattern.compile("<(?:script|pre|style|textarea)(?=[\\s>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile("<![A-Za-z]");

    private final MarkdownSource source;

    RawHtmlBlocks(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        boolean isHtml = state.getIndent() < 4 && start >= 0 && source.at(start) == '<';
        return isHtml && hasNoEnd(start)
                ? BlockStart.of(new UntilEmptyLine()).atIndex(state.getIndex())
                : BlockStart.none();
    }

    private boolean hasNoEnd(int start) {
        String text = source.text();
        if (text.startsWith("<!--", start)) {
            return source.next("-->", start + 2) < 0;
        }
        if (text.startsWith("<?", start)) {
            return source.next("?>", start) < 0;
        }
        if (text.startsWith("<![CDATA[", start)) {
            return source.next("]]>", start) < 0;
        }
        Matcher raw = RAW.matcher(text).region(start, text.length());
        if (raw.lookingAt()) {
            return !source.hasRawEndAfter(start)
                    || HtmlTag.read(text, start)
                            .filter(tag -> tag.form() == HtmlTag.Form.SELF)
                            .isPresent();
        }
        return DECLARATION.matcher(text).region(start, text.length()).lookingAt() && source.next(">", start) < 0;
    }

    private static final class UntilEmptyLine extends AbstractBlockParser {
        private final HtmlBlock block = new HtmlBlock();
        private final StringBuilder lines = new StringBuilder();

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            lines.append(lines.isEmpty() ? "" : "\n").append(line.getContent());
        }

        @Override
        public void closeBlock() {
            block.setLiteral(lines.toString());
        }
    }
}
