package gazette.delivery.localmail;

import java.util.List;

/// Where caught letters can be read.
public interface Inbox {
    /// All mails, the newest last.
    List<ReceivedMail> mails();
}
