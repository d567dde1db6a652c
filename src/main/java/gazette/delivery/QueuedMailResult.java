package gazette.delivery;

/// Holds a mail of the queue and what became of it.
public record QueuedMailResult(QueuedMail queued, SendResult result) {}
