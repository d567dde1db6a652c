package gazette.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What happened that editors are told of besides runs, and which orders were given.
public final class EditorEventTable {
    private final Handle handle;

    EditorEventTable(Handle handle) {
        this.handle = handle;
    }

    /// Something that happened.
    ///
    /// @param kind `relay`, `canary` or `letters`
    /// @param about the relay or the issue it happened to, by name
    public record Event(long id, Instant at, String kind, String about, String detail) {}

    /// Enters an event.
    public void add(String kind, String about, String detail, Instant now) {
        handle.createUpdate("insert into event (at, kind, about, detail) values (:now, :kind, :about, :detail)")
                .bind("now", now)
                .bind("kind", kind)
                .bind("about", about)
                .bind("detail", detail)
                .execute();
    }

    /// Events that no editor was told of.
    public List<Event> unreported() {
        return handle.createQuery("select id, at, kind, about, detail from event where told_at is null order by id")
                .mapTo(Event.class)
                .list();
    }

    /// Notes that the editors are told of an event.
    ///
    /// @return whether nobody else tells them
    public boolean markReported(long event, Instant now) {
        return handle.createUpdate("update event set told_at = :now where id = :event and told_at is null")
                        .bind("now", now)
                        .bind("event", event)
                        .execute()
                == 1;
    }

    /// Notes that the editors could not be told after all.
    public void unmarkReported(long event) {
        handle.createUpdate("update event set told_at = null where id = :event")
                .bind("event", event)
                .execute();
    }

    /// An order that somebody gave.
    public record AuditEntry(Instant at, String action, String detail) {}

    /// The orders about an issue or whatever it was, the oldest first.
    public List<AuditEntry> auditEntries(String subject) {
        return handle.createQuery("select at, action, detail from audit where subject = :subject order by id")
                .bind("subject", subject)
                .mapTo(AuditEntry.class)
                .list();
    }

    /// Enters an order that somebody gave.
    public void addAuditEntry(String action, String subject, String detail, Instant now) {
        handle.createUpdate("insert into audit (at, action, subject, detail) values (:now, :action, :subject, :detail)")
                .bind("now", now)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail)
                .execute();
    }
}
