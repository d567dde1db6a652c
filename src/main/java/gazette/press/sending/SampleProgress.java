package gazette.press.sending;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSampleTable.Sample;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Notes from time to time how far the issues are that are being sent, for the chart. The longer an issue takes, the
/// fewer notes: a day's are some hundred.
final class SampleProgress {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int PER_WHOLE = 100;

    private final AppContext context;

    SampleProgress(AppContext context) {
        this.context = context;
    }

    void run(Collection<SendingIssue> issues) {
        Instant now = context.clock().instant();
        for (SendingIssue issue : issues) {
            if (issue.state() == IssueState.SENDING && isDue(issue, now)) {
                context.store()
                        .change(tables -> tables.issueSamples().add(issue.id(), sample(issue.id(), now, tables)));
            }
        }
    }

    private boolean isDue(SendingIssue issue, Instant now) {
        Optional<Sample> last =
                context.store().read(tables -> tables.issueSamples().last(issue.id()));
        Duration wait = Duration.between(issue.date(), now).dividedBy(PER_WHOLE);
        Duration pause = wait.compareTo(SHORTEST) > 0 ? wait : SHORTEST;
        return last.filter(sample -> sample.at().plus(pause).isAfter(now)).isEmpty();
    }

    static Sample sample(long issue, Instant now, Tables tables) {
        Map<DeliveryState, Long> letters = tables.deliveryCounts().of(issue);
        return new Sample(
                now,
                letters.getOrDefault(DeliveryState.ACCEPTED, 0L),
                sum(letters, DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.EXPIRED),
                sum(
                        letters,
                        DeliveryState.PENDING,
                        DeliveryState.IN_FLIGHT,
                        DeliveryState.DEFERRED,
                        DeliveryState.UNKNOWN));
    }

    private static long sum(Map<DeliveryState, Long> letters, DeliveryState... states) {
        long sum = 0;
        for (DeliveryState state : states) {
            sum += letters.getOrDefault(state, 0L);
        }
        return sum;
    }
}
