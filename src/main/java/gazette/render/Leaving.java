package gazette.render;

/// What the page that an unsubscribe link leads to has to say.
public sealed interface Leaving {

    /// Asks whether to leave.
    ///
    /// @param list the list's title
    /// @param action where the button posts to
    record Ask(String list, String action) implements Leaving {}

    /// The reader has left.
    ///
    /// @param list the list's title
    record Done(String list) implements Leaving {}
}
