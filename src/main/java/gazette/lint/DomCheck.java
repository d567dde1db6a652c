package gazette.lint;

import org.jsoup.nodes.TextNode;

/// One of the things that are looked at while a letter is read from beginning to end, once.
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
