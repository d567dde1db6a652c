package gazette.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/// Counts the mails that each relay took, by day (UTC), and knows which issues it was given.
public final class RelayUsageTable {
    private final Handle handle;

    RelayUsageTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns how many mails a relay took on an instant's day.
    public long sentOn(String relay, Instant instant) {
        return handle.createQuery("select sent from relay_day where relay = :relay and day = :day")
                .bind("relay", relay)
                .bind("day", day(instant))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// Adds to the mails that a relay took.
    public void add(String relay, long letters, Instant instant) {
        handle.createUpdate("""
                        insert into relay_day (relay, day, sent) values (:relay, :day, :letters)
                        on conflict (relay, day) do update set sent = relay_day.sent + :letters
                        """)
                .bind("relay", relay)
                .bind("day", day(instant))
                .bind("letters", letters)
                .execute();
    }

    /// Records that a relay is given letters of an issue.
    void addIssue(long issue, String relay) {
        handle.createUpdate("""
                        insert into issue_relay (issue_id, relay) values (:issue, :relay)
                        on conflict (issue_id, relay) do nothing
                        """).bind("issue", issue).bind("relay", relay).execute();
    }

    /// Returns whether an issue's letters were all given to one relay.
    boolean isOnlyOne(long issue) {
        return handle.createQuery("select count(*) from issue_relay where issue_id = :issue")
                        .bind("issue", issue)
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
