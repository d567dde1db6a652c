package gazette.delivery;

/// A relay that cannot be used now, whatever the letter. Its message says why and what to look at.
public final class RelayFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RelayFault(String message, Throwable cause) {
        super(message, cause);
    }
}
