package gazette.articles.dialects;

import gazette.articles.dialects.HtmlTag.Form;
import java.util.Set;

/// Follows the tags of a text, and says whether what comes next is code.
final class CodeDepth {
    private static final Set<String> CODE = Set.of("pre", "code", "kbd", "samp", "tt");

    private int depth;

    /// Takes note of a tag. An end tag without a beginning ends nothing.
    void pass(HtmlTag tag) {
        if (CODE.contains(tag.lowerName()) && tag.form() != Form.SELF) {
            depth = Math.max(0, depth + (tag.form() == Form.OPEN ? 1 : -1));
        }
    }

    boolean isCode() {
        return depth > 0;
    }
}
