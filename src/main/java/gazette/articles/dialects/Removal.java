package gazette.articles.dialects;

import org.commonmark.node.Block;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Takes nodes out of a document without leaving a gap.
final class Removal {
    private static final String CLOSING = ".,;:!?)]";

    private Removal() {}

    /// Removes a node, and what would be empty without it.
    static void remove(Node node) {
        Node parent = node.getParent();
        Node before = node.getPrevious();
        Node after = node.getNext();
        node.unlink();
        if (before instanceof Text text && text.getLiteral().endsWith(" ") && isTight(after)) {
            text.setLiteral(text.getLiteral().stripTrailing());
        }
        if (before == null && after instanceof Text text) {
            text.setLiteral(text.getLiteral().stripLeading());
        }
        if (parent != null) {
            tidy(parent);
        }
    }

    /// Puts what is in a node in its place.
    static void unwrap(Node node) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
    }

    private static boolean isTight(@Nullable Node after) {
        return switch (after) {
            case null -> true;
            case Text text ->
                text.getLiteral().isEmpty()
                        || text.getLiteral().startsWith(" ")
                        || CLOSING.indexOf(text.getLiteral().charAt(0)) >= 0;
            default -> isBreak(after);
        };
    }

    /// Removes line ends at the edges of a paragraph, and what is empty.
    static void tidy(Node parent) {
        if (parent instanceof Paragraph) {
            while (isBlank(parent.getFirstChild())) {
                parent.getFirstChild().unlink();
            }
            while (isBlank(parent.getLastChild())) {
                parent.getLastChild().unlink();
            }
        }
        Node above = parent.getParent();
        if (parent.getFirstChild() == null
                && above != null
                && (parent instanceof Paragraph || !(parent instanceof Block))) {
            remove(parent);
        }
    }

    private static boolean isBlank(@Nullable Node node) {
        return node != null
                && (isBreak(node)
                        || (node instanceof Text text && text.getLiteral().isBlank()));
    }

    private static boolean isBreak(Node node) {
        return node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }
}
