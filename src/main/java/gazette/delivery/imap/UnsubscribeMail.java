package gazette.delivery.imap;

import java.util.List;

/// Holds the parts of a mail to the unsubscribe mailbox in which a token may be. Its sender is ignored, because it can
/// be forged.
///
/// @param uid the mail's number in its folder
/// @param tokenCandidates the subject and the recipients
public record UnsubscribeMail(long uid, List<String> tokenCandidates) {}
