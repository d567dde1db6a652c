package gazette.delivery.imap;

import gazette.text.ForeignText;
import java.util.Objects;

/// Thrown when a mailbox cannot be used. Its message says why.
public final class ImapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImapException(String message, Throwable cause) {
        super(ForeignText.line(message), cause);
    }

    /// Returns why, as a sentence; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
