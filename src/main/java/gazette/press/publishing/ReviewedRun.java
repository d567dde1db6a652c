package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.ReviewedIssue;
import gazette.press.workspace.AppContext;
import gazette.store.SendOrderTable.SendOrder;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Optional;

/// Decides for one run whether its issue goes out. Where nobody reviews, it does. What an editor has ordered to be sent
/// now may be undone for a minute, as all that is sent by hand.
final class ReviewedRun implements SaveIssue.Leave {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final long run;
    private final Optional<ReviewGate> gate;
    private final Optional<ReviewedIssue> shown;
    private Optional<IssueReview> ordered = Optional.empty();

    /// @param gate absent if nobody reviews the issue
    /// @param shown what is shown of the issue, if somebody does
    ReviewedRun(
            AppContext context,
            ScheduleConfig schedule,
            long run,
            Optional<ReviewGate> gate,
            Optional<ReviewedIssue> shown) {
        this.context = context;
        this.schedule = schedule;
        this.run = run;
        this.gate = gate;
        this.shown = shown;
    }

    /// Returns whether it is held before anything else is done; then that is recorded.
    boolean isHeld() {
        return shown.isPresent()
                && context.store().write(tables -> recordHeld(gate.orElseThrow().hold(shown.get(), tables), tables));
    }

    @Override
    public boolean mayGoOut(Tables tables) {
        if (shown.isEmpty()) {
            return true;
        }
        ordered = gate.orElseThrow().ordered(tables);
        return !recordHeld(gate.orElseThrow().pass(shown.get(), tables), tables);
    }

    @Override
    public boolean makeUndoable(long issue, Tables tables) {
        ordered.ifPresent(review -> {
            Instant now = context.clock().instant();
            Instant until = now.plus(SendByHand.UNDO);
            String name = tables.sending().findById(issue).orElseThrow().name();
            tables.undo().begin(issue, until);
            tables.sendOrders()
                    .add(new SendOrder(
                            "review-" + review.id() + "-" + review.version(),
                            schedule.name(),
                            issue,
                            name,
                            run,
                            review.answeredBy(),
                            now,
                            until,
                            Optional.empty(),
                            ""));
        });
        return ordered.isPresent();
    }

    private boolean recordHeld(Optional<String> held, Tables tables) {
        held.ifPresent(why -> new RunRecorder(context, schedule).recordHeld(run, why, tables));
        return held.isPresent();
    }
}
