package gazette.lint;

import org.jsoup.nodes.TextNode;

/// Checks a mail element by element, while it is walked once from beginning to end.
public interface DomCheck {
    /// An element begins.
    void enter(VisitedElement visited);

    /// It says something; blank text is passed over.
    default void text(TextNode text) {}

    /// The element that began last ends.
    default void leave() {}

    /// The end is reached.
    default void end() {}
}
