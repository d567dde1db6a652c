package gazette.press.sending;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.issues.RunSummaryText;
import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.store.DeliveryStatsQueries.ReplyCount;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records the progress of an issue. When none of its letters is due any more, the issue is sent.
final class UpdateIssueProgress {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateIssueProgress.class);

    private static final Set<DeliveryState> UNDELIVERED =
            EnumSet.of(DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.EXPIRED);

    private final AppContext context;

    UpdateIssueProgress(AppContext context) {
        this.context = context;
    }

    /// Updates one issue.
    ///
    /// @param before the issue as it was; its present state is read again
    void update(SendingIssue before) {
        SendingIssue issue = context.store().read(tables -> tables.sending().get(before.id()));
        if (issue.state() == IssueState.SENT || (issue.state() == IssueState.PAUSED && !isRunning(issue))) {
            return;
        }
        Instant now = context.clock().instant();
        Optional<Instant> due = context.store().read(tables -> tables.chunks().nextDue(issue.id()));
        boolean isDone = issue.isFrozen() && due.isEmpty();
        boolean allTried = issue.isFrozen() && (isDone || due.get().isAfter(now));
        if (allTried && (isDone || isRunning(issue))) {
            context.store().change(tables -> record(issue, isDone, now, tables));
        }
    }

    private boolean isRunning(SendingIssue issue) {
        return context.store().read(tables -> tables.runs().get(issue.run())).outcome() == ScheduleRun.Outcome.RUNNING;
    }

    private void record(SendingIssue issue, boolean isDone, Instant now, Tables tables) {
        Map<DeliveryState, Long> letters = tables.deliveryCounts().of(issue.id());
        ScheduleRun run = tables.runs().get(issue.run());
        Optional<String> refusal = refusal(issue, letters, isDone, tables);
        ScheduleRun.Outcome outcome = refusal.isPresent() ? ScheduleRun.Outcome.FAILED : ScheduleRun.Outcome.SENT;
        if (isDone) {
            tables.bareRefusals().block(issue.id(), now);
        }
        tables.runs().end(run.id(), outcome, summary(run, issue, letters, tables), now);
        if (refusal.isPresent()) {
            hold(issue, refusal.get(), isDone, now, tables);
        } else if (isDone) {
            tables.sending().markSent(issue.id());
            recordLost(issue, letters, now, tables);
        }
        LOG.info("issue={} through={} letters=\"{}\"", issue.name(), isDone, RunSummaryText.ofDeliveryCounts(letters));
    }

    /// Returns what the mail server said if an issue was sent to nobody, because each letter was refused.
    private static Optional<String> refusal(
            SendingIssue issue, Map<DeliveryState, Long> letters, boolean isDone, Tables tables) {
        if (letters.containsKey(DeliveryState.ACCEPTED)) {
            return Optional.empty();
        }
        return tables.deliveryStats().replies(issue.id()).stream()
                .filter(reply -> isDone
                        ? UNDELIVERED.contains(reply.state())
                        : reply.state() == DeliveryState.PENDING
                                && reply.reply().startsWith("5"))
                .map(ReplyCount::reply)
                .findFirst();
    }

    /// Holds an issue of which no letter was accepted. While some letters wait, they are tried again by themselves.
    private static void hold(SendingIssue issue, String reply, boolean isDone, Instant now, Tables tables) {
        String because = "none of its letters was accepted; the mail server said: " + reply;
        if (isDone) {
            String remedy = "; when that is mended, run: gazette issue resume " + issue.name();
            tables.sending().pause(issue.id(), because + remedy);
        }
        String next = isDone ? "" : ". Nobody was given up; they are tried again";
        tables.events().add(EventKind.LETTERS, issue.name(), issue.name() + ": " + because + next, now);
        // The remedy is another than that of a run which made no issue.
        tables.runs().markReported(issue.run(), now);
    }

    private static void recordLost(SendingIssue issue, Map<DeliveryState, Long> letters, Instant now, Tables tables) {
        long lost = UNDELIVERED.stream()
                .mapToLong(state -> letters.getOrDefault(state, 0L))
                .sum();
        if (lost > 0) {
            String detail = issue.name() + " is through: " + RunSummaryText.ofDeliveryCounts(letters);
            tables.events().add(EventKind.LETTERS, issue.name(), detail, now);
        }
    }

    private String summary(ScheduleRun run, SendingIssue issue, Map<DeliveryState, Long> letters, Tables tables) {
        String next = Optional.ofNullable(context.config().schedules().get(run.schedule()))
                .map(schedule -> NextRunText.clause(
                        schedule,
                        context.config().publication().zone(),
                        context.clock().instant(),
                        tables))
                .orElse("");
        int articles = issue.articles();
        return RunSummaryText.ofChoice(run.reasons()) + "; " + issue.name() + " with " + articles
                + (articles == 1 ? " article: " : " articles: ") + RunSummaryText.ofDeliveryCounts(letters) + next;
    }
}
