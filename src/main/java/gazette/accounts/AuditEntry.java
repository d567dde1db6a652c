package gazette.accounts;

import java.util.Optional;

/// Describes one action at the desk or by a command of the host, for the record.
///
/// @param who the account's name, or `command line`
/// @param network from where, as records keep it; empty on this machine
/// @param action what was done, as a word with dots: `issue.pause`
/// @param subject to what, as people know it: `lamplight/4`
/// @param before how it was, in short; empty if it was not there
/// @param after how it is now; empty if it is gone
public record AuditEntry(
        String who, String network, String action, String subject, Optional<String> before, Optional<String> after) {}
