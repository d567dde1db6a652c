package gazette.press.publishing;

/// Thrown when somebody gets no letter of an issue; its message says why, for an editor.
public final class NoLetterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoLetterException(String message) {
        super(message);
    }
}
