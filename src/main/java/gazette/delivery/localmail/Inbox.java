package gazette.delivery.localmail;

import java.util.List;

/// Gives access to messages that were stored instead of sent.
public interface Inbox {
    /// Returns all mails, the newest last.
    List<ReceivedMail> mails();
}
