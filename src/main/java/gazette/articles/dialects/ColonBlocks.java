package gazette.articles.dialects;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses the boxes of Docusaurus, VuePress and Pandoc, `:::note Title` to `:::`, as [Callouts].
final class ColonBlocks extends AbstractBlockParserFactory {
    private static final Pattern START = Pattern.compile(
            "(:{3,})\\s*+(?:([\\p{L}][\\w-]*+)|(?=\\{))\\s*+(?:\\[([^\\]]*+)])?(\\{[^{}]*+})?([^{}]*+):*+");
    private static final Pattern TITLE = Pattern.compile("\\btitle=(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern CLASS = Pattern.compile("\\.([\\w-]++)");
    private static final Pattern END = Pattern.compile("(?m)^[ \\t>]*+:{3,}[ \\t]*+$");

    private final int lastEnd;
    /// The boxes that are open, the innermost first.
    private final Deque<Box> open = new ArrayDeque<>();

    ColonBlocks(MarkdownSource source) {
        this.lastEnd = source.last(END);
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0
                || start > lastEnd
                || state.getIndent() >= 4
                || !LinePlace.rest(state).startsWith(":::")) {
            return BlockStart.none();
        }
        Matcher opening = START.matcher(LinePlace.rest(state));
        return opening.matches() ? LinePlace.take(state, new Box(opening, open)) : BlockStart.none();
    }

    private static final class Box extends AbstractBlockParser {
        private final BlockQuote block = new BlockQuote();
        private final Deque<Box> open;
        private final int colons;
        /// Pandoc counts no colons.
        private final boolean isOfPandoc;
        private final String title;

        private Box(Matcher opening, Deque<Box> open) {
            this.open = open;
            open.push(this);
            this.colons = opening.group(1).length();
            this.isOfPandoc = opening.group(2) == null;
            String attributes = Optional.ofNullable(opening.group(4)).orElse("");
            String type = Optional.ofNullable(opening.group(2)).orElseGet(() -> first(CLASS.matcher(attributes)));
            String written = Optional.ofNullable(opening.group(3))
                    .orElseGet(() -> first(TITLE.matcher(attributes)) + opening.group(5))
                    .strip();
            this.title = written.isEmpty() && Callouts.isType(type) ? Callouts.title(type) : written;
        }

        private static String first(Matcher matcher) {
            return matcher.find()
                    ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(matcher.groupCount()))
                    : "";
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            String line = LinePlace.rest(state);
            boolean isEnd = state.getIndent() < 4
                    && line.length() >= (isOfPandoc ? 3 : colons)
                    && line.chars().allMatch(c -> c == ':')
                    && isMine(line.length());
            return isEnd ? BlockContinue.finished() : BlockContinue.atIndex(state.getIndex());
        }

        /// Pandoc's boxes may all have three colons: an end is that of the innermost. One with more colons than the
        /// innermost has is its own.
        private boolean isMine(int length) {
            Box innermost = open.peek();
            return innermost == null
                    || innermost == this
                    || (!isOfPandoc && length == colons && length > innermost.colons);
        }

        @Override
        public void closeBlock() {
            open.remove(this);
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            BoxTitle.add(title, block, inlineParser);
        }
    }
}
