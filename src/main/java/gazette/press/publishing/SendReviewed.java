package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.ReviewedIssue;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.workspace.AppContext;
import java.time.Instant;
import java.util.Optional;

/// Carries out an editor's order to send a reviewed issue now, as that of its slot. If it is no longer what the editor
/// saw, it is not sent, and the editors are asked again.
final class SendReviewed {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final IssueReview review;

    SendReviewed(AppContext context, ScheduleConfig schedule, IssueReview review) {
        this.context = context;
        this.schedule = schedule;
        this.review = review;
    }

    /// Does it, or the next step of it. May be called again at any time.
    void run() {
        Optional<ScheduleRun> run =
                context.store().read(tables -> tables.runs().find(review.schedule(), review.slot()));
        if (run.filter(begun -> begun.outcome() == Outcome.RUNNING).isPresent()) {
            return;
        }
        if (run.filter(begun -> begun.outcome() == Outcome.FAILED).isPresent()) {
            giveUpIfOld(run.get());
            return;
        }
        ReviewedIssue found = new LookAtIssue(context, schedule, review).run();
        if (!found.hash().equals(review.approvedHash())) {
            askAgain();
            return;
        }
        var publish = new PublishSchedule(context, schedule);
        run.ifPresentOrElse(publish::release, () -> publish.run(review.slot(), ScheduleRun.Occasion.SCHEDULED));
    }

    /// A failed run is tried again by [CatchUpRuns], but not for ever.
    private void giveUpIfOld(ScheduleRun run) {
        if (review.slot().plus(schedule.timing().catchUp()).isBefore(now())) {
            context.store().change(tables -> tables.reviews().move(review.id(), State.HELD, run.summary()));
        }
    }

    private void askAgain() {
        boolean isBefore = review.slot().isAfter(now());
        String why = "it changed after " + review.answeredBy() + " ordered to send it";
        context.store().change(tables -> tables.reviews().move(review.id(), isBefore ? State.OPEN : State.HELD, why));
        if (isBefore) {
            IssueReview open = context.store()
                    .read(tables -> tables.reviews().find(review.id()))
                    .orElseThrow();
            new LookAtIssue(context, schedule, open).run();
        }
    }

    private Instant now() {
        return context.clock().instant();
    }
}
