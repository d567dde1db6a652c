package gazette.subscribers.csv;

import gazette.config.Diagnostic;

/// A file of readers that cannot be read as a whole, or not to its end.
public final class UnreadableCsvException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    public UnreadableCsvException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    /// Where and why.
    public Diagnostic fault() {
        return diagnostic;
    }
}
