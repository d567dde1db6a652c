package gazette.articles.formats;

import gazette.articles.plaintext.TaskItem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Converts task lists, `- [x] done`, `- [ ] open` and `- [-] cancelled`. Mails have no form elements, so a character
/// replaces the box that common fonts have, Chinese ones too.
final class TaskListConverter extends AbstractVisitor {
    /// An escaped bracket is no box: `- \[x] text`.
    private static final Pattern ESCAPED =
            Pattern.compile("^([ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+){1,4})(?=\\\\\\[[ xX/<>-])", Pattern.MULTILINE);
    private static final Pattern BOX = Pattern.compile("\\A\\[([ \\txX/<>-])]\\s+");

    /// Adds a marker before each escaped bracket; [CjkEmphasis#unmark] removes it.
    static String markEscaped(String markdown) {
        return ESCAPED.matcher(markdown).replaceAll("$1" + CjkEmphasis.LETTER);
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph && paragraph.getFirstChild() instanceof Text text) {
            mark(text);
        }
        visitChildren(item);
    }

    private static void mark(Text text) {
        Matcher box = BOX.matcher(text.getLiteral());
        if (box.find()) {
            text.setLiteral(box.replaceFirst(sign(box.group(1).charAt(0))));
        }
    }

    /// The last three are Obsidian's: cancelled, moved, begun.
    private static String sign(char state) {
        return switch (state) {
            case 'x', 'X' -> TaskItem.DONE;
            case '-' -> TaskItem.CANCELLED;
            case '>' -> TaskItem.MOVED;
            default -> TaskItem.OPEN;
        };
    }
}
