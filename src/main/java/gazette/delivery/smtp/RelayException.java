package gazette.delivery.smtp;

import gazette.delivery.SendResult.Cause;
import gazette.text.ForeignText;
import java.util.Objects;

/// Thrown when a relay cannot be used now, whatever the message. Its message says why and what to check.
public final class RelayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause blame;

    RelayException(String message, Cause blame) {
        super(ForeignText.line(message));
        this.blame = blame;
    }

    RelayException(String message, Cause blame, Throwable error) {
        super(ForeignText.line(message), error);
        this.blame = blame;
    }

    /// Returns whether the relay is in trouble ([Cause#RELAY]), or refuses us as its client ([Cause#SENDER]).
    public Cause blame() {
        return blame;
    }

    /// Returns why, as a sentence; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
