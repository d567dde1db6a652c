package gazette.press.sending;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.workspace.AppContext;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSendingTable.SendingIssue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the first letters of large issues. The others are sent if these turned out well for a while.
public final class CanaryMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryMonitor.class);

    /// One refusal in ten is more than any well-kept list has.
    private static final double TOO_MANY = 0.1;

    private final AppContext context;

    CanaryMonitor(AppContext context) {
        this.context = context;
    }

    /// Checks an issue's canary, if it has one.
    void check(SendingIssue issue) {
        if (!issue.isFrozen()
                || issue.state() != IssueState.SENDING
                || issue.canary().isEmpty()) {
            return;
        }
        Instant now = context.clock().instant();
        Instant until = issue.canary().get();
        Map<DeliveryState, Long> letters =
                context.store().read(tables -> tables.deliveryStats().countCanaryChunk(issue.id()));
        if (until.equals(Instant.EPOCH)) {
            begin(issue, letters, now);
        } else if (!until.isAfter(now)) {
            evaluate(issue, letters, now);
        }
    }

    private void begin(SendingIssue issue, Map<DeliveryState, Long> letters, Instant now) {
        if (letters.getOrDefault(DeliveryState.PENDING, 0L) + letters.getOrDefault(DeliveryState.IN_FLIGHT, 0L) > 0) {
            return;
        }
        Instant until = now.plus(context.config().mail().sending().canaryWait());
        context.store().change(tables -> tables.sending().setCanaryUntil(issue.id(), Optional.of(until)));
        LOG.info("canary issue={} out={} watched_until={}", issue.name(), sum(letters), until);
    }

    private void evaluate(SendingIssue issue, Map<DeliveryState, Long> letters, Instant now) {
        long refused = letters.getOrDefault(DeliveryState.FAILED, 0L) + letters.getOrDefault(DeliveryState.HELD, 0L);
        boolean bad = refused > TOO_MANY * sum(letters);
        String because = refused + " of the first " + sum(letters) + " letters failed";
        context.store().change(tables -> {
            tables.sending().setCanaryUntil(issue.id(), Optional.empty());
            if (bad && tables.sending().pause(issue.id(), because)) {
                tables.events().add(EventKind.CANARY, issue.name(), because, now);
            }
        });
        LOG.info("canary issue={} refused={} goes_on={}", issue.name(), refused, !bad);
    }

    private static long sum(Map<DeliveryState, Long> letters) {
        return letters.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns whether an issue for this many subscribers has a canary.
    public static boolean isFor(AppContext context, long subscribers) {
        var sending = context.config().mail().sending();
        return sending.canary() > 0 && subscribers >= sending.canaryFrom();
    }

    /// Returns the latest end of the canaries that are being watched.
    public static Optional<Instant> nextEnd(AppContext context) {
        return context.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.state() == IssueState.SENDING)
                .flatMap(issue -> issue.canary().stream())
                .filter(until -> until.isAfter(Instant.EPOCH))
                .min(Instant::compareTo);
    }
}
