package gazette.config;

/// A value that is not written as it should be. It knows what is wrong and what to write instead; the reader of the
/// file adds where it stands and makes a {@link Fault} of it.
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String remedy;

    InvalidValueException(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    /// One clause without a full stop, quoting what was found.
    public String problem() {
        return problem;
    }

    /// One clause without a full stop, saying what to write instead.
    public String remedy() {
        return remedy;
    }
}
