package gazette.press;

import gazette.store.SendingTable.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the first readers of large issues: the others get theirs when these did well for a while.
final class Canary {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

    /// One refusal in ten is more than any list of good standing has.
    private static final double TOO_MANY = 0.1;

    private final Newsroom newsroom;

    Canary(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Looks at an issue's canary, if it has one.
    void watch(Status issue) {
        if (!issue.isFrozen()
                || !issue.status().equals("sending")
                || issue.canary().isEmpty()) {
            return;
        }
        Instant now = newsroom.clock().instant();
        Instant until = issue.canary().get();
        Map<String, Long> letters =
                newsroom.store().read(tables -> tables.accounts().countCanary(issue.id()));
        if (until.equals(Instant.EPOCH)) {
            begin(issue, letters, now);
        } else if (!until.isAfter(now)) {
            judge(issue, letters, now);
        }
    }

    private void begin(Status issue, Map<String, Long> letters, Instant now) {
        if (letters.getOrDefault("pending", 0L) + letters.getOrDefault("intent", 0L) > 0) {
            return;
        }
        Instant until = now.plus(newsroom.config().sending().canaryWait());
        newsroom.store().change(tables -> tables.sending().canary(issue.id(), Optional.of(until)));
        LOG.info("canary issue={} out={} watched_until={}", issue.name(), sum(letters), until);
    }

    private void judge(Status issue, Map<String, Long> letters, Instant now) {
        long refused = letters.getOrDefault("failed", 0L) + letters.getOrDefault("held", 0L);
        boolean bad = refused > TOO_MANY * sum(letters);
        String because = refused + " of the first " + sum(letters) + " letters failed";
        newsroom.store().change(tables -> {
            tables.sending().canary(issue.id(), Optional.empty());
            if (bad && tables.sending().pause(issue.id(), because)) {
                tables.events().add("canary", issue.name(), because, now);
            }
        });
        LOG.info("canary issue={} refused={} goes_on={}", issue.name(), refused, !bad);
    }

    private static long sum(Map<String, Long> letters) {
        return letters.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether an issue to so many readers has one.
    static boolean isFor(Newsroom newsroom, long readers) {
        var sending = newsroom.config().sending();
        return sending.canary() > 0 && readers >= sending.canaryFrom();
    }

    /// The latest moment at which a canary that is out ends.
    static Optional<Instant> nextEnd(Newsroom newsroom) {
        return newsroom.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.status().equals("sending"))
                .flatMap(issue -> issue.canary().stream())
                .filter(until -> until.isAfter(Instant.EPOCH))
                .min(Instant::compareTo);
    }
}
