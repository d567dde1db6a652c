package gazette.articles.dialects;

import org.commonmark.node.SourceSpan;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.ParserState;

/// Says where in the source a block's parser is, and takes the line that it is at.
final class LinePlace {
    private LinePlace() {}

    /// Returns the index of the first character of the line that is no space; -1 if it is not known, or there is none.
    static int of(ParserState state) {
        SourceSpan span = state.getLine().getSourceSpan();
        return span == null || state.isBlank() ? -1 : span.getInputIndex() + state.getNextNonSpaceIndex();
    }

    /// Begins a block with the line, none of which is its content.
    static BlockStart take(ParserState state, BlockParser block) {
        return BlockStart.of(block).atIndex(state.getLine().getContent().length());
    }

    /// Returns the rest of the line, without spaces around it.
    static String rest(ParserState state) {
        CharSequence line = state.getLine().getContent();
        return line.subSequence(Math.min(line.length(), state.getNextNonSpaceIndex()), line.length())
                .toString()
                .strip();
    }
}
