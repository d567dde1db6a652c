package gazette.render.css;

/// Thrown when a text is no selector.
final class MalformedSelectorException extends Exception {
    private static final long serialVersionUID = 1;
}
