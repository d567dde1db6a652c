package gazette.store;

import gazette.accounts.AuditEntry;
import gazette.accounts.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores what was done at the desk and by commands. Entries are added, never changed: triggers of the database refuse
/// it, and each holds the hash of the one before.
public final class AuditTable {
    private static final String COLUMNS = """
            select id, at, who, network, action, subject, before_text as before, after_text as after, previous, hash
            from audit_log
            """;

    private final Handle handle;

    AuditTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds an entry, in the transaction that does what it tells of.
    public void append(Instant now, AuditEntry entry) {
        String previous = head().orElse("");
        // The database keeps milliseconds.
        Instant at = Instant.ofEpochMilli(now.toEpochMilli());
        handle.createUpdate("""
                        insert into audit_log
                            (at, who, network, action, subject, before_text, after_text, previous, hash)
                        values (:now, :who, :network, :action, :subject, :before, :after, :previous, :hash)
                        """)
                .bind("now", at)
                .bindMethods(entry)
                .bind("previous", previous)
                .bind("hash", AuditRecord.hash(at, entry, previous))
                .execute();
    }

    /// Returns the hash of the newest entry.
    public Optional<String> head() {
        return handle.createQuery("select hash from audit_log order by id desc limit 1")
                .mapTo(String.class)
                .findOne();
    }

    /// Returns entries from the oldest on.
    ///
    /// @param after the id of the last one seen; 0 to begin
    public List<AuditRecord> oldest(long after, int limit) {
        return handle.createQuery(COLUMNS + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(AuditRecord.class)
                .list();
    }

    /// Says which entries are wanted.
    ///
    /// @param who an account's name; empty for all
    /// @param action the beginning of an action's word; empty for all
    /// @param subject a part of it; empty for all
    public record AuditFilter(String who, String action, String subject) {}

    /// Returns entries from the newest on.
    ///
    /// @param before the id of the last one seen; the largest number to begin
    public List<AuditRecord> newest(AuditFilter filter, long before, int limit) {
        return handle.createQuery(COLUMNS + """
                        where id < :before and (:who = '' or who = :who)
                            and (:action = '' or substr(action, 1, length(:action)) = :action)
                            and (:subject = '' or lower(subject) like '%' || :subject || '%' escape '\\')
                        order by id desc limit :limit
                        """)
                .bind("before", before)
                .bind("who", filter.who())
                .bind("action", filter.action())
                .bind("subject", escaped(filter.subject().toLowerCase(Locale.ROOT)))
                .bind("limit", limit)
                .mapTo(AuditRecord.class)
                .list();
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
