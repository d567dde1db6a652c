package gazette.store;

import gazette.accounts.AuditEntry;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Stores what was done at the desk and by commands. Entries are added, never changed.
public final class AuditTable {
    private final Handle handle;

    AuditTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds an entry, in the transaction that does what it tells of.
    public void append(Instant now, AuditEntry entry) {
        handle.createUpdate("""
                        insert into audit_log (at, who, network, action, subject, before_text, after_text)
                        values (:now, :who, :network, :action, :subject, :before, :after)
                        """).bind("now", now).bindMethods(entry).execute();
    }
}
