package gazette.web.admin;

import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps what was composed of schedules' next issues: composing takes a second where there are many subscribers. A
/// change of the draft, of articles or of issues makes it anew, and so does anything that this process stores; a change
/// of subscribers while letters go out is seen after some seconds.
final class ComposedIssueCache<T> {
    private static final int MOST = 3;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Deque<Kept<T>> kept = new ArrayDeque<>();

    /// Identifies what is kept.
    ///
    /// @param app with the settings and templates with which it was composed
    /// @param changes how often articles and issues have changed
    private record Key(AppContext app, String schedule, long draft, long changes, String subscriber) {}

    private record Kept<T>(Key key, T value, long writes, long madeAt) {}

    /// Returns what is kept, or makes it if that may be out of date.
    ///
    /// @param subscriber whom it is for; empty text for everybody
    synchronized T get(AppContext app, String schedule, String subscriber, Supplier<T> composer) {
        Key key = app.store()
                .read(tables -> new Key(
                        app,
                        schedule,
                        tables.issueDrafts().version(schedule),
                        tables.changeCounter().count(),
                        subscriber));
        Optional<Kept<T>> found = kept.stream()
                .filter(one -> one.key().equals(key) && isFresh(one, app))
                .findFirst();
        if (found.isPresent()) {
            return found.get().value();
        }
        T made = composer.get();
        kept.removeIf(one -> one.key().equals(key));
        kept.addFirst(new Kept<>(key, made, app.store().writes(), System.nanoTime()));
        while (kept.size() > MOST) {
            kept.removeLast();
        }
        return made;
    }

    /// Has everything composed anew.
    synchronized void forget() {
        kept.clear();
    }

    private static boolean isFresh(Kept<?> one, AppContext app) {
        Duration age = Duration.ofNanos(System.nanoTime() - one.madeAt());
        return age.compareTo(FRESH) < 0
                || (age.compareTo(LONGEST) < 0 && one.writes() == app.store().writes());
    }
}
