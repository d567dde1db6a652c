package gazette.subscribers;

import gazette.config.Fault;

/// A file of readers that cannot be read as a whole, or not to its end.
public final class UnreadableReaders extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public UnreadableReaders(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /// Where and why.
    public Fault fault() {
        return fault;
    }
}
