package gazette.articles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Task lists: `- [x] done` and `- [ ] open`. Letters hold no form elements, so a sign that common fonts have, Chinese
/// ones too, stands for the box.
final class TaskItems extends AbstractVisitor {
    private static final Pattern BOX = Pattern.compile("\\A\\[([ \\txX])]\\s+");
    private static final String DONE = "✓ ";
    private static final String OPEN = "□ ";

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
            text.setLiteral(box.replaceFirst(box.group(1).isBlank() ? OPEN : DONE));
        }
    }
}
