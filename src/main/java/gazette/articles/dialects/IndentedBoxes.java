package gazette.articles.dialects;

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

/// Parses the boxes and tabs of MkDocs, `!!! note "Title"`, `??? note` and `=== "Tab"`, with the indented lines below
/// them.
final class IndentedBoxes extends AbstractBlockParserFactory {
    private static final Pattern BOX = Pattern.compile(
            "(?:!!!|\\?{3}\\+?)[ \\t]++([\\p{L}][\\w-]*+)((?:[ \\t]++[\\w|-]++)*+)[ \\t]*+(?:\"(.*)\")?");
    private static final Pattern TAB = Pattern.compile("===[!+]?[ \\t]++(?:\"(.*)\"|'(.*)')");
    private static final Pattern INDENTED = Pattern.compile("(?:[ \\t>]*+\\n)*+[ >]*?(?:\\t| {4})");
    private static final int INDENT = 4;

    private final MarkdownSource source;

    IndentedBoxes(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0 || state.getIndent() >= INDENT || "!?=".indexOf(source.at(start)) < 0) {
            return BlockStart.none();
        }
        String line = LinePlace.rest(state);
        return tab(line)
                .or(() -> box(line, start))
                .map(found -> LinePlace.take(state, found))
                .orElseGet(BlockStart::none);
    }

    private static Optional<Box> tab(String line) {
        Matcher tab = TAB.matcher(line);
        return tab.matches()
                ? Optional.of(new Box(
                        new TabBlock(),
                        Optional.ofNullable(tab.group(1))
                                .orElseGet(() -> tab.group(2))
                                .strip()))
                : Optional.empty();
    }

    /// Without a title, `!!! wow` is a box only if something belongs to it.
    private Optional<Box> box(String line, int start) {
        Matcher box = BOX.matcher(line);
        if (!box.matches() || (box.group(3) == null && !isIndentedBelow(start))) {
            return Optional.empty();
        }
        String title =
                Optional.ofNullable(box.group(3)).map(String::strip).orElseGet(() -> Callouts.title(box.group(1)));
        return Optional.of(new Box(new BlockQuote(), title));
    }

    private boolean isIndentedBelow(int start) {
        int lineEnd = source.next("\n", start);
        return lineEnd >= 0
                && INDENTED.matcher(source.text())
                        .region(lineEnd + 1, source.text().length())
                        .lookingAt();
    }

    private static final class Box extends AbstractBlockParser {
        private final Block block;
        private final String title;

        private Box(Block block, String title) {
            this.block = block;
            this.title = title;
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
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= INDENT
                    ? BlockContinue.atColumn(state.getColumn() + INDENT)
                    : BlockContinue.none();
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            BoxTitle.add(title, block, inlineParser);
        }
    }
}
