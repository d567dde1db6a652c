package gazette.store;

import gazette.issues.ReviewMail;
import gazette.text.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores mails to those who review issues, until they are sent: one for each address, kind and hash. One that was
/// underway when a process died is sent again, with the same Message-ID.
public final class ReviewMailTable {
    /// Longer than any SMTP dialogue takes.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final String COLUMNS =
            "review_id as review, kind, hash, address, before_hash as before, attempts, reply";

    private final Handle handle;

    ReviewMailTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a mail, unless it was added before.
    public void add(ReviewMail mail, Instant now) {
        handle.createUpdate("""
                        insert into review_mail (review_id, kind, hash, address, before_hash, state, attempts, reply,
                            next_at, changed_at)
                        values (:review, :kind, :hash, :address, :before, 'pending', 0, '', :now, :now)
                        on conflict do nothing
                        """)
                .bind("review", mail.review())
                .bind("kind", mail.kind())
                .bind("hash", mail.hash())
                .bind("address", mail.address())
                .bind("before", mail.before())
                .bind("now", now)
                .execute();
    }

    /// Claims the next mail that is due: nobody else sends it in the meantime.
    public Optional<ReviewMail> claim(Instant now) {
        Optional<ReviewMail> due = handle.createQuery("select " + COLUMNS + """
                         from review_mail where state in ('pending', 'underway') and next_at <= :now
                        order by next_at, review_id, address limit 1
                        """)
                .bind("now", now)
                .mapTo(ReviewMail.class)
                .findOne();
        due.ifPresent(mail -> settle(mail, "underway", mail.attempts(), mail.reply(), now.plus(LEASE), now));
        return due;
    }

    /// Returns whether any mail is due.
    public boolean areDue(Instant now) {
        return handle.createQuery("""
                        select exists (select 1 from review_mail
                            where state in ('pending', 'underway') and next_at <= :now) as due
                        """).bind("now", now).mapTo(Boolean.class).one();
    }

    /// Stores that a mail needs no further attempt.
    public void end(ReviewMail mail, String reply, Instant now) {
        settle(mail, "ended", mail.attempts() + 1, reply, now, now);
    }

    /// Stores that a mail is tried again.
    public void postpone(ReviewMail mail, String reply, Instant next, Instant now) {
        settle(mail, "pending", mail.attempts() + 1, reply, next, now);
    }

    /// Returns the mails that were tried in vain and are still wanted.
    public List<ReviewMail> failing() {
        return handle.createQuery("select " + COLUMNS + """
                         from review_mail where state in ('pending', 'underway') and attempts > 0
                        order by review_id, address
                        """)
                .mapTo(ReviewMail.class)
                .list();
    }

    private void settle(ReviewMail mail, String state, int attempts, String reply, Instant next, Instant now) {
        handle.createUpdate("""
                        update review_mail set state = :state, attempts = :attempts, reply = :reply, next_at = :next,
                            changed_at = :now
                        where review_id = :review and kind = :kind and hash = :hash and address = :address
                        """)
                .bind("state", state)
                .bind("attempts", attempts)
                .bind("reply", ForeignText.line(reply))
                .bind("next", next)
                .bind("now", now)
                .bind("review", mail.review())
                .bind("kind", mail.kind())
                .bind("hash", mail.hash())
                .bind("address", mail.address())
                .execute();
    }
}
