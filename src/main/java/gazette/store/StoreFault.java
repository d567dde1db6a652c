package gazette.store;

/// A database that this program cannot or must not use. Its message says why and what to do.
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreFault(String message) {
        super(message);
    }

    StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
