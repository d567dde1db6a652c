package gazette.subscribers.csv;

import gazette.config.Diagnostic;

/// Thrown when a CSV file cannot be read, or not to its end.
public final class UnreadableCsvException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /// Creates the exception.
    public UnreadableCsvException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    /// Returns where and why.
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
