package gazette.press.picking;

import gazette.config.Diagnostic;

/// Thrown when a file of subscribers or a segment cannot be read.
public final class InvalidSubscribersException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Describes what is wrong, and where.
    public InvalidSubscribersException(Diagnostic diagnostic) {
        super(diagnostic.toString());
    }
}
