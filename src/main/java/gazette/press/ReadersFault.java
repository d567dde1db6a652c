package gazette.press;

import gazette.config.Fault;

/// A file of readers that cannot be read as a whole.
public final class ReadersFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadersFault(Fault fault) {
        super(fault.toString());
    }
}
