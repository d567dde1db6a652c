package gazette.articles.plaintext;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Tells the items of task lists: a sign at their beginning says how far the task is, in place of a bullet.
public final class TaskItem {
    public static final String DONE = "✓ ";
    public static final String OPEN = "□ ";
    public static final String CANCELLED = "✗ ";
    public static final String MOVED = "→ ";

    /// Matches our signs before a space, and those that stand for nothing else.
    private static final Pattern SIGN = Pattern.compile("\\A\\s*(?:[✓✔✗✘✖□→]\\uFE0F?\\s|[☐☑☒✅❌⬜]).*", Pattern.DOTALL);

    private TaskItem() {}

    /// Returns whether an item of an unordered list begins with such a sign. A number is no bullet: it stays.
    public static boolean is(Element item) {
        return item.nameIs("li")
                && Optional.ofNullable(item.parent())
                        .filter(list -> list.nameIs("ul"))
                        .isPresent()
                && firstText(item)
                        .filter(text -> SIGN.matcher(text.getWholeText()).matches())
                        .isPresent();
    }

    /// Returns the text that an item begins with; that of a list inside it is not its own.
    public static Optional<TextNode> firstText(Element item) {
        return item.nodeStream(TextNode.class)
                .filter(text -> !text.isBlank())
                .findFirst()
                .filter(text -> Optional.ofNullable(text.parent())
                        .map(parent -> parent.closest("li"))
                        .filter(item::equals)
                        .isPresent());
    }
}
