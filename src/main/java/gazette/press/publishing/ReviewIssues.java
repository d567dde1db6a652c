package gazette.press.publishing;

import gazette.config.ReviewConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the reviews of slots to come, looks whether what would go out has changed, carries out orders to send at once,
/// and closes what is over. All of it is in the database, so that any process can go on at any time.
public final class ReviewIssues {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewIssues.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /// What is held after its slot changes nothing before somebody looks.
    private static final Duration SELDOM_LOOK = Duration.ofMinutes(10);

    /// A look at a million subscribers takes seconds, in which others have to wait with their writing.
    private static final int LOOKS_COST = 30;

    private final AppContext context;

    public ReviewIssues(AppContext context) {
        this.context = context;
    }

    /// Does what is due. Called every few seconds.
    public void run() {
        for (ScheduleConfig schedule : context.config().schedules().values()) {
            tryTo(schedule.name(), () -> openNext(schedule));
        }
        for (IssueReview review :
                context.store().read(tables -> tables.reviews().pending())) {
            tryTo(review.schedule(), () -> tend(review));
        }
    }

    /// One schedule that fails never stops the others.
    private void tryTo(String schedule, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            LOG.error("review_failed schedule={} cause=\"{}\"", schedule, FailureText.withPlace(e));
        }
    }

    private void openNext(ScheduleConfig schedule) {
        Optional<Duration> before = schedule.review().map(ReviewConfig::before);
        Instant now = now();
        Optional<Instant> slot = before.flatMap(
                length -> next(schedule, now).filter(at -> !at.minus(length).isAfter(now)));
        boolean isNew = slot.isPresent() && context.store().read(tables -> lacksReview(schedule, slot.get(), tables));
        if (isNew) {
            context.store().change(tables -> open(schedule, slot.get(), tables));
        }
    }

    private Optional<Instant> next(ScheduleConfig schedule, Instant now) {
        return context.store()
                .read(tables -> ScheduleCalendar.of(schedule, tables).next(now));
    }

    private static boolean lacksReview(ScheduleConfig schedule, Instant slot, Tables tables) {
        return tables.runs().find(schedule.name(), slot).isEmpty()
                && tables.reviews()
                        .find(schedule.name(), slot)
                        .filter(review -> review.state() != State.CLOSED)
                        .isEmpty();
    }

    /// A slot that was taken back and is there again is reviewed again. What was held before is in this issue now.
    private void open(ScheduleConfig schedule, Instant slot, Tables tables) {
        long id = tables.reviews().open(schedule.name(), slot, now());
        tables.reviews().move(id, State.OPEN, "");
        tables.reviews().pending().stream()
                .filter(review -> review.schedule().equals(schedule.name())
                        && review.state() == State.HELD
                        && review.slot().isBefore(slot))
                .forEach(review ->
                        tables.reviews().move(review.id(), State.CLOSED, "its articles are in the next issue"));
        LOG.info("review_opened schedule={} slot={}", schedule.name(), slot);
    }

    private void tend(IssueReview review) {
        Optional<ScheduleConfig> schedule =
                Optional.ofNullable(context.config().schedules().get(review.schedule()));
        Optional<String> over = schedule.isEmpty() ? Optional.of("the schedule is gone") : over(review, schedule.get());
        if (over.isPresent()) {
            context.store().change(tables -> tables.reviews().move(review.id(), State.CLOSED, over.get()));
            LOG.info("review_closed schedule={} slot={} cause=\"{}\"", review.schedule(), review.slot(), over.get());
        } else if (review.state() == State.ORDERED) {
            new SendReviewed(context, schedule.orElseThrow(), review).run();
        } else {
            lookIfDue(review, schedule.orElseThrow());
        }
    }

    /// Returns why nobody needs to answer any more.
    private Optional<String> over(IssueReview review, ScheduleConfig schedule) {
        if (review.slot().isAfter(now())) {
            return overBefore(review, schedule);
        }
        return review.state() == State.OPEN ? overAfter(review, schedule) : Optional.empty();
    }

    private static Optional<String> overBefore(IssueReview review, ScheduleConfig schedule) {
        boolean isSlot = schedule.timing()
                .next(review.slot().minusMillis(1))
                .filter(review.slot()::equals)
                .isPresent();
        if (!isSlot && review.state() != State.ORDERED) {
            return Optional.of("the schedule fires at other times now");
        }
        return schedule.review().isEmpty() && review.state() == State.OPEN
                ? Optional.of("issues of the schedule are not reviewed any more")
                : Optional.empty();
    }

    /// A run that was skipped or missed, or that failed too often, ends the review of its slot.
    private Optional<String> overAfter(IssueReview review, ScheduleConfig schedule) {
        Optional<ScheduleRun> run = run(review);
        boolean isRecent =
                review.slot().plus(schedule.timing().catchUp()).plus(LOOK).isAfter(now());
        if (run.isEmpty()) {
            return isRecent ? Optional.empty() : Optional.of("nothing was running at its slot");
        }
        Outcome outcome = run.get().outcome();
        boolean goesOn = outcome == Outcome.RUNNING || (outcome == Outcome.FAILED && isRecent);
        return goesOn ? Optional.empty() : Optional.of(run.get().summary());
    }

    private Optional<ScheduleRun> run(IssueReview review) {
        return context.store().read(tables -> tables.runs().find(review.schedule(), review.slot()));
    }

    /// Nobody is asked about a slot that is skipped.
    private void lookIfDue(IssueReview review, ScheduleConfig schedule) {
        Instant now = now();
        boolean isBefore = review.slot().isAfter(now);
        if (!isBefore && review.state() == State.OPEN) {
            return;
        }
        boolean rests = context.store()
                .read(tables -> ScheduleCalendar.of(schedule, tables).reasonAgainst(review.slot()))
                .isPresent();
        Duration pause = isBefore ? LOOK : SELDOM_LOOK;
        Duration rest = Duration.ofMillis(review.lookMillis() * LOOKS_COST);
        Instant since = now.minus(rest.compareTo(pause) > 0 ? rest : pause);
        if (!rests && context.store().write(tables -> tables.reviews().claimLook(review.id(), since, now))) {
            new LookAtIssue(context, schedule, review).run();
        }
    }

    private Instant now() {
        return context.clock().instant();
    }
}
