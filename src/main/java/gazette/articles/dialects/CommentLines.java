package gazette.articles.dialects;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Leaves out `[//]: # (a comment)`, which CommonMark knows only behind an empty line, and what an abbreviation means,
/// `*[HTML]: HyperText Markup Language`, which browsers show only under the pointer.
final class CommentLines extends AbstractBlockParserFactory {
    private static final Pattern COMMENT = Pattern.compile(
            "\\[(?://|comment|_|\\^_\\^|#|)]:\\s*+(?:#|<>)?\\s*+(?:\\(.*\\)|\".*\"|'.*')", Pattern.CASE_INSENSITIVE);

    private static final Pattern ABBREVIATION = Pattern.compile("\\*\\[[^\\[\\]*]++]:\\s[^*]*+");

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        String line = LinePlace.rest(state);
        boolean isLeftOut = state.getIndent() < 4
                && (COMMENT.matcher(line).matches()
                        || ABBREVIATION.matcher(line).matches());
        return isLeftOut
                ? BlockStart.of(new Nothing())
                        .atIndex(state.getLine().getContent().length())
                : BlockStart.none();
    }

    private static final class Nothing extends AbstractBlockParser {
        private final HtmlBlock block = new HtmlBlock();

        private Nothing() {
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
    }
}
