package gazette.press.accounts;

import gazette.accounts.AuditRecord;
import gazette.press.workspace.AppContext;
import java.util.List;
import java.util.Optional;

/// Verifies that the audit log is as it was written, by its chain of hashes.
public final class VerifyAuditLog {
    private static final int PAGE = 1000;

    private final AppContext context;

    public VerifyAuditLog(AppContext context) {
        this.context = context;
    }

    /// Describes what was found.
    ///
    /// @param entries how many were looked at
    /// @param head the hash of the last one; empty if there is none
    /// @param broken the first entry that is not as it was written, or does not follow the one before
    /// @param hasNoted whether the noted hash is in the chain
    public record AuditReport(long entries, String head, Optional<AuditRecord> broken, boolean hasNoted) {}

    /// Looks through the whole log.
    ///
    /// @param noted a hash of an earlier report: a log that was cut off, or written anew, does not have it
    public AuditReport run(Optional<String> noted) {
        String head = "";
        long entries = 0;
        long last = 0;
        boolean hasNoted = noted.isEmpty();
        while (true) {
            long after = last;
            List<AuditRecord> page =
                    context.store().read(tables -> tables.audit().oldest(after, PAGE));
            for (AuditRecord entry : page) {
                if (!entry.follows(head)) {
                    return new AuditReport(entries, head, Optional.of(entry), hasNoted);
                }
                head = entry.hash();
                hasNoted |= noted.filter(head::equals).isPresent();
                last = entry.id();
                entries++;
            }
            if (page.size() < PAGE) {
                return new AuditReport(entries, head, Optional.empty(), hasNoted);
            }
        }
    }
}
