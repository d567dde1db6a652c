package gazette.proof;

import org.jsoup.nodes.TextNode;

/// One of the things that are looked at while a letter is read from beginning to end, once.
interface Check {
    /// An element begins.
    void enter(Sight sight);

    /// It says something; blank text is passed over.
    default void read(TextNode text) {}

    /// The element that began last ends.
    default void leave() {}

    /// The end is reached.
    default void end() {}
}
