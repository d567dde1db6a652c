package gazette.articles.dialects;

import org.commonmark.node.Block;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses a formula between two `$$` that begins a line: a paragraph of its lines as they are written.
final class MathBlocks extends AbstractBlockParserFactory {
    private static final String SIGN = "$$";

    private final MarkdownSource source;

    MathBlocks(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0 || state.getIndent() >= 4 || !source.text().startsWith(SIGN, start)) {
            return BlockStart.none();
        }
        int close = source.next(SIGN, start + SIGN.length());
        boolean isAlone =
                close >= 0 && source.isOneParagraph(start, close) && source.isBlankToLineEnd(close + SIGN.length());
        return isAlone ? BlockStart.of(new Formula()).atIndex(state.getNextNonSpaceIndex()) : BlockStart.none();
    }

    private static final class Formula extends AbstractBlockParser {
        private final Paragraph block = new Paragraph();
        private boolean isFinished;

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return isFinished ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            String text = line.getContent().toString().strip();
            isFinished = text.endsWith(SIGN) && (block.getFirstChild() != null || text.length() > SIGN.length());
            if (text.isEmpty()) {
                return;
            }
            if (block.getLastChild() instanceof Text last && (last.getLiteral().equals(SIGN) || text.equals(SIGN))) {
                last.setLiteral(last.getLiteral() + text);
                return;
            }
            if (block.getFirstChild() != null) {
                block.appendChild(new HardLineBreak());
            }
            block.appendChild(new Text(text));
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            // A formula is no Markdown.
        }
    }
}
