package gazette.delivery.smtp;

import gazette.delivery.SendResult.Cause;

/// A relay that cannot be used now, whatever the letter. Its message says why and what to look at.
public final class RelayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause blame;

    public RelayException(String message, Cause blame, Throwable cause) {
        super(message, cause);
        this.blame = blame;
    }

    /// Whether it is the relay that is in trouble, or we as its client.
    public Cause blame() {
        return blame;
    }
}
