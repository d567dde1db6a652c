package gazette.press.picking;

import gazette.config.Diagnostic;

/// A file of readers, or a segment of them, that cannot be read.
public final class InvalidSubscribersException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidSubscribersException(Diagnostic diagnostic) {
        super(diagnostic.toString());
    }
}
