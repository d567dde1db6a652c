package gazette.delivery.dkim;

import java.util.Objects;

/// Thrown when an issue was frozen with a key that the settings no longer have.
public final class RemovedDkimKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RemovedDkimKeyException(String selector) {
        super("gazette.yaml has no key '" + selector + "' under dkim: any more, and the issue's letters are signed with"
                + " it; put it back, then resume the issue");
    }

    /// Returns which key is missing, as a sentence; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
