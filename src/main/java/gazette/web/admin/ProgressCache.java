package gazette.web.admin;

import gazette.press.sending.IssueProgress;
import gazette.press.sending.ReadProgress;
import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads how far an issue is once a second at most, however many people watch it.
final class ProgressCache {
    private static final long FRESH = Duration.ofMillis(900).toNanos();

    private final Map<Long, Reader> readers = new ConcurrentHashMap<>();

    /// Returns how far an issue is; empty if there is no such issue.
    Optional<IssueProgress> of(AppContext context, long issue) {
        Reader reader = readers.computeIfAbsent(issue, _ -> new Reader());
        Optional<IssueProgress> progress = reader.read(context, issue);
        if (progress.isEmpty() || progress.get().isDone()) {
            readers.remove(issue, reader);
        }
        return progress;
    }

    /// Has an issue be read anew, because it was given an order.
    void forget(long issue) {
        readers.remove(issue);
    }

    private static final class Reader {
        private Optional<IssueProgress> last = Optional.empty();
        private long readAt;

        synchronized Optional<IssueProgress> read(AppContext context, long issue) {
            long now = System.nanoTime();
            if (last.isEmpty() || now - readAt > FRESH) {
                last = new ReadProgress(context).of(issue);
                readAt = now;
            }
            return last;
        }
    }
}
