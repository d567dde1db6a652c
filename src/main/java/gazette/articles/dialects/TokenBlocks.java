package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.Optional;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses a token over several lines as a block of its own: the `>}}` that ends a shortcode would begin a quotation,
/// and a line of a comment a heading.
final class TokenBlocks extends AbstractBlockParserFactory {
    private final MarkdownSource source;

    TokenBlocks(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0 || state.getIndent() >= 4 || source.at(start) != '{') {
            return BlockStart.none();
        }
        Block around = matched.getMatchedBlockParser().getBlock();
        boolean isOutermost = around instanceof Document || around.getParent() instanceof Document;
        Optional<DialectToken> token = TokenReader.read(source, start)
                .filter(found -> found.literal().indexOf('\n') >= 0 && source.isBlankToLineEnd(found.end()))
                .filter(found ->
                        found.kind() == Kind.COMMENT ? isOutermost : source.isOneParagraph(start, found.end()));
        return token.isPresent() ? LinePlace.take(state, new TokenBlock(token.get())) : BlockStart.none();
    }

    private static final class TokenBlock extends AbstractBlockParser {
        private final Paragraph block = new Paragraph();
        private final DialectToken token;

        private TokenBlock(DialectToken token) {
            this.token = token;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            int start = state.getLine().getSourceSpan() == null
                    ? token.end()
                    : state.getLine().getSourceSpan().getInputIndex();
            return start < token.end()
                    ? BlockContinue.atIndex(state.getLine().getContent().length())
                    : BlockContinue.none();
        }

        @Override
        public void addLine(SourceLine line) {
            // The token has them.
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            block.appendChild(new DialectMark(token.kind(), token.literal()));
        }
    }
}
