package gazette.config;

/// Reports a value in a settings file that is wrong, and what to write instead. Who reads the file adds its line and
/// makes a [Diagnostic] of it.
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String remedy;

    InvalidValueException(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    /// Returns what is wrong: one clause without a full stop that quotes the value.
    public String problem() {
        return problem;
    }

    /// Returns what to write instead: one clause without a full stop.
    public String remedy() {
        return remedy;
    }
}
