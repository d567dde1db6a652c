package gazette.store;

import gazette.text.ForeignText;

/// Says why this program cannot or must not use a database, and what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(ForeignText.line(message));
    }

    StoreException(String message, Throwable cause) {
        super(ForeignText.line(message), cause);
    }
}
