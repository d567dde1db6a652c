package gazette.press.reports;

import gazette.press.workspace.AppContext;
import gazette.store.IssueDigestTable.DigestRow;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the letters of issues by relay, domain and reply, when somebody looks and something has changed: a small
/// issue at once, a large one beside the request. Safe for many threads.
public final class DigestIssues {
    private static final Logger LOG = LoggerFactory.getLogger(DigestIssues.class);

    /// Counted in some ten milliseconds.
    private static final long SMALL = 5_000;

    /// While a large issue goes out, it is counted once in so long.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Set<Long> counting = ConcurrentHashMap.newKeySet();
    /// One at a time: each keeps a reader of the database busy for seconds.
    private final Semaphore turn = new Semaphore(1);

    /// Sees to it that an issue's digest is fresh, or will be.
    ///
    /// @return whether it is being counted now
    public boolean refresh(AppContext context, long issue) {
        record Stored(Optional<Instant> changed, Optional<Instant> counted, long letters) {}
        Stored stored = context.store()
                .read(tables -> new Stored(
                        tables.deliveryCounts().changedAt(issue),
                        tables.issueDigests().countedAt(issue),
                        sum(tables.deliveryCounts().of(issue))));
        boolean isFresh = stored.changed().isEmpty()
                || stored.counted()
                        .filter(at -> at.isAfter(stored.changed().get()))
                        .isPresent();
        if (isFresh) {
            return false;
        }
        if (stored.letters() <= SMALL) {
            count(context, issue);
            return false;
        }
        Instant now = context.clock().instant();
        boolean isDue = stored.counted().map(at -> at.plus(PAUSE).isBefore(now)).orElse(true);
        if (isDue && counting.add(issue)) {
            Thread.ofVirtual().name("digest-" + issue).start(() -> countInTurn(context, issue));
        }
        return counting.contains(issue);
    }

    private void countInTurn(AppContext context, long issue) {
        turn.acquireUninterruptibly();
        try {
            count(context, issue);
        } catch (RuntimeException | Error e) {
            LOG.warn("digest_failed issue={} cause=\"{}\"", issue, FailureText.withPlace(e));
        } finally {
            turn.release();
            counting.remove(issue);
        }
    }

    private static void count(AppContext context, long issue) {
        // Letters that change at this very moment are in the next count.
        Instant from = context.clock().instant();
        List<DigestRow> rows =
                context.store().read(tables -> tables.issueDigests().count(issue));
        context.store().change(tables -> tables.issueDigests().put(issue, rows, from));
    }

    private static long sum(Map<?, Long> letters) {
        return letters.values().stream().mapToLong(Long::longValue).sum();
    }
}
