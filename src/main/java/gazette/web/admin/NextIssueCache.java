package gazette.web.admin;

import gazette.config.ScheduleConfig;
import gazette.press.publishing.NextIssue;
import gazette.press.workspace.AppContext;
import gazette.subscribers.address.EmailAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Keeps the next issues that editors look at: a page asks for the same one several times, for its findings, for
/// its frame and for a test, and composing it takes a second where there are many subscribers. A change of its
/// draft makes it anew, and so does anything that this process stores; what other processes do is seen after some
/// seconds.
final class NextIssueCache {
    private static final int MOST = 3;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Deque<Kept> kept = new ArrayDeque<>();

    /// Identifies an issue.
    ///
    /// @param app with the settings and templates with which it was composed
    private record Key(AppContext app, String schedule, long draft, String subscriber) {}

    private record Kept(Key key, NextIssue issue, long writes, long madeAt) {}

    /// Returns an issue, composing it if what is kept may be out of date.
    ///
    /// @param subscriber who is asked about
    synchronized NextIssue get(AppContext app, ScheduleConfig schedule, Optional<EmailAddress> subscriber) {
        long version = app.store().read(tables -> tables.issueDrafts().version(schedule.name()));
        var key = new Key(
                app,
                schedule.name(),
                version,
                subscriber.map(EmailAddress::normal).orElse(""));
        Optional<Kept> found = kept.stream()
                .filter(one -> one.key().equals(key) && isFresh(one, app))
                .findFirst();
        if (found.isPresent()) {
            return found.get().issue();
        }
        NextIssue made = NextIssue.compose(app, schedule, subscriber);
        kept.removeIf(one -> one.key().equals(key));
        kept.addFirst(new Kept(key, made, app.store().writes(), System.nanoTime()));
        while (kept.size() > MOST) {
            kept.removeLast();
        }
        return made;
    }

    private static boolean isFresh(Kept one, AppContext app) {
        Duration age = Duration.ofNanos(System.nanoTime() - one.madeAt());
        return age.compareTo(FRESH) < 0
                || (age.compareTo(LONGEST) < 0 && one.writes() == app.store().writes());
    }
}
