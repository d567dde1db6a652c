package gazette.delivery;

import gazette.delivery.Receipt.Blame;

/// A relay that cannot be used now, whatever the letter. Its message says why and what to look at.
public final class RelayFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Blame blame;

    public RelayFault(String message, Blame blame, Throwable cause) {
        super(message, cause);
        this.blame = blame;
    }

    /// Whether it is the relay that is in trouble, or we as its client.
    public Blame blame() {
        return blame;
    }
}
