package gazette.accounts;

import java.util.Optional;

/// Describes who does something, for the record.
///
/// @param name an account's name, or `command line`
/// @param network see [AuditEntry]
public record Actor(String name, String network) {
    /// Whoever runs commands on the host.
    public static final Actor COMMAND_LINE = new Actor("command line", "");

    /// Returns an entry for the audit log.
    public AuditEntry entry(String action, String subject, Optional<String> before, Optional<String> after) {
        return new AuditEntry(name, network, action, subject, before, after);
    }
}
