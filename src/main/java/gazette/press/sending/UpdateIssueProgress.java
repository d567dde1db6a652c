package gazette.press.sending;

import gazette.issues.DeliveryState;
import gazette.issues.RunSummaryText;
import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records the progress of an issue. When none of its letters is due any more, the issue is sent.
final class UpdateIssueProgress {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateIssueProgress.class);

    private final AppContext context;

    UpdateIssueProgress(AppContext context) {
        this.context = context;
    }

    /// Updates one issue.
    ///
    /// @param before the issue as it was; its present state is read again
    void update(SendingIssue before) {
        SendingIssue issue = context.store().read(tables -> tables.sending().get(before.id()));
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
        Map<DeliveryState, Long> letters = tables.deliveryStats().count(issue.id());
        ScheduleRun run = tables.runs().get(issue.run());
        tables.runs().end(run.id(), ScheduleRun.Outcome.SENT, summary(run, issue, letters), now);
        if (isDone) {
            tables.sending().markSent(issue.id());
            recordLost(issue, letters, now, tables);
        }
        LOG.info("issue={} through={} letters=\"{}\"", issue.name(), isDone, RunSummaryText.ofDeliveryCounts(letters));
    }

    private static void recordLost(SendingIssue issue, Map<DeliveryState, Long> letters, Instant now, Tables tables) {
        long lost = letters.getOrDefault(DeliveryState.FAILED, 0L)
                + letters.getOrDefault(DeliveryState.HELD, 0L)
                + letters.getOrDefault(DeliveryState.EXPIRED, 0L);
        if (lost > 0) {
            String detail = issue.name() + " is through: " + RunSummaryText.ofDeliveryCounts(letters);
            tables.events().add(EventKind.LETTERS, issue.name(), detail, now);
        }
    }

    private String summary(ScheduleRun run, SendingIssue issue, Map<DeliveryState, Long> letters) {
        String next = Optional.ofNullable(context.config().schedules().get(run.schedule()))
                .map(schedule -> NextRunText.clause(schedule, context.clock().instant()))
                .orElse("");
        int articles = issue.articles();
        return RunSummaryText.ofChoice(run.reasons()) + "; " + issue.name() + " with " + articles
                + (articles == 1 ? " article: " : " articles: ") + RunSummaryText.ofDeliveryCounts(letters) + next;
    }
}
