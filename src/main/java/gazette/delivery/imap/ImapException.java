package gazette.delivery.imap;

/// A mailbox that cannot be used, and why.
public final class ImapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImapException(String message, Throwable cause) {
        super(message, cause);
    }
}
