package gazette.delivery.imap;

import java.util.List;

/// What a mail to the unsubscribe mailbox says where a token may stand. Who sent it does not matter: anybody can write
/// any sender.
///
/// @param uid the mail's number in its folder
/// @param tokenCandidates its subject and whom it is addressed to
public record UnsubscribeMail(long uid, List<String> tokenCandidates) {}
