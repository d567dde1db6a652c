package gazette.articles.formats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;

/// Makes of the lines of a WeChat export what its converter meant: two spaces at the end of a line end a paragraph, but
/// not in code and tables; the list of line numbers above code goes; emphasis and wrapped words are whole again.
final class WeChatMarkdownRepair {
    /// The numbers beside a snippet of code come as empty items of a list.
    private static final Pattern BULLET = Pattern.compile("[*+-]|\\d{1,4}\\.");
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");

    private final List<String> lines;
    private final BitSet code;
    private final List<String> repaired = new ArrayList<>();

    private WeChatMarkdownRepair(List<String> lines, BitSet code) {
        this.lines = lines;
        this.code = code;
    }

    /// Returns the Markdown.
    static String repair(List<String> written) {
        List<String> lines = withoutLineNumbers(written);
        return String.join("\n", new WeChatMarkdownRepair(lines, code(lines)).repaired());
    }

    private static List<String> withoutLineNumbers(List<String> written) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        while (i < written.size()) {
            int end = i;
            while (end < written.size() && isEmptyItem(written.get(end))) {
                end++;
            }
            boolean areNumbers = end > i && beginsCode(written, end);
            lines.addAll(areNumbers ? List.of() : written.subList(i, Math.max(end, i + 1)));
            i = Math.max(end, i + 1);
        }
        return lines;
    }

    private static boolean isEmptyItem(String line) {
        return !line.isBlank()
                && SPACES.splitAsStream(line.strip())
                        .allMatch(item -> BULLET.matcher(item).matches());
    }

    /// Returns whether, after empty lines, there is indented code.
    private static boolean beginsCode(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i > from && i < lines.size() && lines.get(i).startsWith("    ");
    }

    private static BitSet code(List<String> lines) {
        var found = new BitSet();
        MarkdownRenderer.blocksOfConverted(String.join("\n", lines)).accept(new CodeLines(found));
        return found;
    }

    private List<String> repaired() {
        int i = 0;
        while (i < lines.size()) {
            int end = i + 1;
            if (code.get(i)) {
                repaired.add(lines.get(i).stripTrailing());
            } else if (WeChatTable.beginsAt(lines, i)) {
                end = endOfBlock(i);
                repaired.add("");
                repaired.addAll(WeChatTable.rows(lines.subList(i, end)));
                repaired.add("");
            } else if (lines.get(i).isBlank()) {
                repaired.add("");
            } else {
                end = endOfText(i);
                addText(String.join("\n", lines.subList(i, end)));
            }
            i = end;
        }
        return repaired;
    }

    private int endOfBlock(int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).isBlank() && !code.get(end)) {
            end++;
        }
        return end;
    }

    private int endOfText(int from) {
        int block = endOfBlock(from);
        int end = from + 1;
        while (end < block && !WeChatTable.beginsAt(lines, end)) {
            end++;
        }
        return end;
    }

    private void addText(String written) {
        String text = ConverterEmphasis.repair(WrappedWords.join(written));
        for (String line : text.split("\n", -1)) {
            boolean endsParagraph = line.endsWith("  ") && !line.isBlank();
            repaired.add(endsParagraph ? line.stripTrailing() : line);
            if (endsParagraph) {
                repaired.add(line.startsWith(">") ? ">" : "");
            }
        }
    }

    private static final class CodeLines extends AbstractVisitor {
        private final BitSet found;

        CodeLines(BitSet found) {
            this.found = found;
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            add(block);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            add(block);
        }

        private void add(Node block) {
            block.getSourceSpans().forEach(span -> found.set(span.getLineIndex()));
        }
    }
}
