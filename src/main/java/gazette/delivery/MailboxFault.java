package gazette.delivery;

/// A mailbox that cannot be used, and why.
public final class MailboxFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    MailboxFault(String message, Throwable cause) {
        super(message, cause);
    }
}
