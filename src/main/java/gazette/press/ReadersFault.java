package gazette.press;

import gazette.config.Fault;

/// A file of readers, or a segment of them, that cannot be read.
public final class ReadersFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadersFault(Fault fault) {
        super(fault.toString());
    }
}
