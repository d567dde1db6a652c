package gazette.delivery;

/// A dispatch and what became of it.
public record QueuedMailResult(QueuedMail queued, SendResult result) {}
