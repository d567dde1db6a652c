package gazette.store;

import gazette.subscribers.Notification;
import gazette.text.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores mails to single subscribers until they are sent. One that was underway when a process died is sent again,
/// with the same Message-ID.
public final class NotificationTable {
    /// Longer than any SMTP dialogue takes.
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 20;

    private final Handle handle;

    NotificationTable(Handle handle) {
        this.handle = handle;
    }

    /// Lists the states of a notification.
    public enum State {
        /// Waits until it is due.
        PENDING,
        /// Is being sent. If the process dies, it is sent again when its lease ends.
        UNDERWAY,
        /// The server took it.
        ACCEPTED,
        /// The server refused it.
        FAILED,
        /// Nobody waits for it any more.
        EXPIRED
    }

    /// Describes what became of a notification.
    ///
    /// @param attempts with this one
    /// @param next when it is tried again
    public record Outcome(State state, String reply, int attempts, Instant next) {}

    /// Adds a notification to be sent, if there are such a subscriber and such a list.
    ///
    /// @param isWanted else it is only recorded, because a limit forbids it
    /// @return whether it was added
    public boolean add(Notification notification, boolean isWanted) {
        return write("""
                        insert into note (id, kind, subscriber_id, list_id, about, language, state, next_at,
                            until, at, changed_at)
                        select :id, :kind, subscriber.id, list.id, :about, :language, :state, :now, :until, :now, :now
                        from subscriber, list where subscriber.id = :subscriber and list.id = :list
                        on conflict (id) do nothing
                        """, notification, isWanted ? State.PENDING : State.EXPIRED) == 1;
    }

    /// Writes as much as [#add] does, for nobody: nothing is sent or read. So the time of an answer does not tell
    /// whether an address is known.
    public void addForNobody(Notification notification) {
        write("""
                insert into note_of_nobody (id, kind, subscriber_id, list_id, about, language, state, next_at,
                    until, at, changed_at)
                values (:id, :kind, :subscriber, :list, :about, :language, :state, :now, :until, :now, :now)
                on conflict (id) do nothing
                """, notification, State.PENDING);
    }

    private int write(String insert, Notification notification, State state) {
        return handle.createUpdate(insert)
                .bind("id", notification.id())
                .bind("kind", notification.kind().word())
                .bind("subscriber", notification.subscriber())
                .bind("list", notification.list())
                .bind("about", notification.reference())
                .bind("language", notification.language())
                .bind("state", state)
                .bind("until", notification.expiresAt())
                .bind("now", notification.createdAt())
                .execute();
    }

    /// Returns whether any notification is due.
    public boolean areDue(Instant now) {
        return handle.createQuery("""
                        select exists (select 1 from note where state = 'pending' and next_at <= :now)
                            or exists (select 1 from note where state = 'underway' and next_at <= :now) as due
                        """).bind("now", now).mapTo(Boolean.class).one();
    }

    /// Claims some notifications that are due: nobody else sends them in the meantime.
    public List<Notification> claim(Instant now) {
        List<Notification> due = handle.createQuery("""
                        select id, kind, subscriber_id as subscriber, list_id as list, about as reference, language,
                            at as created_at, until as expires_at, attempts, reply
                        from note where state in ('pending', 'underway') and next_at <= :now
                        order by next_at limit :most
                        """)
                .bind("now", now)
                .bind("most", AT_ONCE)
                .mapTo(Notification.class)
                .list();
        for (Notification notification : due) {
            settle(
                    notification,
                    new Outcome(State.UNDERWAY, notification.reply(), notification.attempts(), now.plus(LEASE)),
                    now);
        }
        return due;
    }

    /// Stores the result of an attempt.
    public void settle(Notification notification, Outcome outcome, Instant now) {
        handle.createUpdate("""
                        update note set state = :state, reply = :reply, attempts = :attempts, next_at = :next,
                            changed_at = :now
                        where id = :id
                        """)
                .bind("id", notification.id())
                .bind("state", outcome.state())
                .bind("reply", ForeignText.line(outcome.reply()))
                .bind("attempts", outcome.attempts())
                .bind("next", outcome.next())
                .bind("now", now)
                .execute();
    }

    /// Deletes old notifications.
    public void forget(Instant before) {
        handle.createUpdate("delete from note where at < :before")
                .bind("before", before)
                .execute();
        handle.createUpdate("delete from note_of_nobody where at < :before")
                .bind("before", before)
                .execute();
    }
}
