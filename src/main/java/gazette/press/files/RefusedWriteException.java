package gazette.press.files;

/// Thrown when the desk may not write a file.
public final class RefusedWriteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    /// @param problem one clause
    /// @param remedy one clause, what to do about it
    public RefusedWriteException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /// Returns what is wrong, as one clause.
    public String problem() {
        return String.valueOf(getMessage());
    }

    /// Returns what to do about it.
    public String remedy() {
        return remedy;
    }
}
