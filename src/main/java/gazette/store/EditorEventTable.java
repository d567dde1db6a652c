package gazette.store;

import gazette.text.ForeignText;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores events that editors are told of, and the commands that were given.
public final class EditorEventTable {
    private final Handle handle;

    EditorEventTable(Handle handle) {
        this.handle = handle;
    }

    /// Lists what events are about.
    public enum EventKind {
        /// A relay stopped working, or works again.
        RELAY,
        /// The first mails of a large issue did badly.
        CANARY,
        /// Some mails of an issue did not arrive.
        LETTERS,
        /// The forms are asked for very much mail.
        FORMS,
        /// Articles were left out of an issue for a fault of theirs.
        ARTICLES,
        /// Nothing is sent, because the database seems restored or copied.
        HOLD
    }

    /// Describes something that happened.
    ///
    /// @param about the relay, the issue, the schedule, the page or the data folder it happened to, by name
    public record Event(long id, Instant at, EventKind kind, String about, String detail) {}

    /// Adds an event.
    public void add(EventKind kind, String about, String detail, Instant now) {
        handle.createUpdate("insert into event (at, kind, about, detail) values (:now, :kind, :about, :detail)")
                .bind("now", now)
                .bind("kind", kind)
                .bind("about", about)
                .bind("detail", ForeignText.line(detail))
                .execute();
    }

    /// Returns whether there was an event of a kind after a moment.
    public boolean happened(EventKind kind, Instant since) {
        return handle.createQuery("select exists (select 1 from event where kind = :kind and at > :since) as happened")
                .bind("kind", kind)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    /// Returns the events that no editor was told of.
    public List<Event> unreported() {
        return handle.createQuery("select id, at, kind, about, detail from event where told_at is null order by id")
                .mapTo(Event.class)
                .list();
    }

    /// Marks it as reported.
    ///
    /// @return whether nobody else tells them
    public boolean markReported(long event, Instant now) {
        return handle.createUpdate("update event set told_at = :now where id = :event and told_at is null")
                        .bind("now", now)
                        .bind("event", event)
                        .execute()
                == 1;
    }

    /// Marks it as not reported: the editors could not be told.
    public void unmarkReported(long event) {
        handle.createUpdate("update event set told_at = null where id = :event")
                .bind("event", event)
                .execute();
    }

    /// Describes a command that somebody gave.
    public record AuditEntry(Instant at, String action, String detail) {}

    /// Returns the commands about an issue, the oldest first.
    public List<AuditEntry> auditEntries(String subject) {
        return handle.createQuery("select at, action, detail from audit where subject = :subject order by id")
                .bind("subject", subject)
                .mapTo(AuditEntry.class)
                .list();
    }

    /// Records a command.
    public void addAuditEntry(String action, String subject, String detail, Instant now) {
        handle.createUpdate("insert into audit (at, action, subject, detail) values (:now, :action, :subject, :detail)")
                .bind("now", now)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail)
                .execute();
    }
}
