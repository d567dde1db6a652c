package gazette.delivery;

/// Holds a mail of the queue and what became of it.
///
/// @param isLate whether the mail was put back meanwhile, so that this counts only while it waits: it may be due again,
///     because an editor said so, and then it is tried first
public record QueuedMailResult(QueuedMail queued, SendResult result, boolean isLate) {
    /// Creates the result of a mail that was just tried.
    public QueuedMailResult(QueuedMail queued, SendResult result) {
        this(queued, result, false);
    }
}
