package gazette.press.publishing;

import gazette.accounts.AccountRole;
import gazette.accounts.AuditEntry;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.ReviewedIssue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Takes editors' answers to the review of an issue. An answer counts for what its editor saw: the state of the review,
/// and for an approval the issue with that hash.
public final class AnswerReview {
    private final AppContext context;

    public AnswerReview(AppContext context) {
        this.context = context;
    }

    /// Lists the answers.
    public enum Answer {
        /// It may go out at its slot as it is.
        APPROVE,
        /// It does not go out before somebody sends it.
        HOLD,
        /// It goes out now as it is.
        SEND
    }

    /// Says what came of an answer.
    public enum Result {
        DONE,
        /// Somebody else answered since the page was shown.
        ANSWERED_MEANWHILE,
        /// What would go out is no longer what was shown.
        CHANGED,
        /// There is nothing to send.
        NOTHING,
        /// The slot has come.
        TOO_LATE,
        /// The schedule is paused, or skips that day.
        RESTS,
        /// The schedule wants somebody of another role to answer.
        NOT_ALLOWED,
        /// The review is over, or there is none.
        OVER
    }

    /// Describes an answer.
    ///
    /// @param version of the review that the editor saw
    /// @param hash of the issue that the editor saw
    public record Given(Answer answer, long version, String hash, Who who) {}

    /// Says who answers.
    ///
    /// @param name as others see it
    /// @param network from where, as records keep it; empty on this machine
    /// @param role that the person has at this moment
    public record Who(String name, String network, AccountRole role) {}

    /// Takes an answer; it counts, or nothing is changed.
    public Result run(long review, Given given) {
        return context.store().write(tables -> answer(review, given, tables));
    }

    private Result answer(long id, Given given, Tables tables) {
        Optional<IssueReview> found = tables.reviews().find(id).filter(IssueReview::isPending);
        Optional<ScheduleConfig> schedule = found.flatMap(
                review -> Optional.ofNullable(context.config().schedules().get(review.schedule())));
        if (schedule.isEmpty() || found.get().state() == State.ORDERED) {
            return Result.OVER;
        }
        if (!given.who().role().includes(Reviewers.role(schedule.get()))) {
            return Result.NOT_ALLOWED;
        }
        IssueReview review = found.get();
        if (review.version() != given.version()) {
            return Result.ANSWERED_MEANWHILE;
        }
        Optional<Result> against = against(review, schedule.get(), given, tables);
        if (against.isPresent()) {
            return against.get();
        }
        String approved = given.answer() == Answer.HOLD ? "" : given.hash();
        tables.reviews()
                .answer(
                        id,
                        given.version(),
                        state(given.answer()),
                        approved,
                        given.who().name(),
                        now());
        audit(review, given, tables);
        return Result.DONE;
    }

    private Optional<Result> against(IssueReview review, ScheduleConfig schedule, Given given, Tables tables) {
        boolean isBefore = review.slot().isAfter(now());
        if (given.answer() == Answer.HOLD) {
            return isBefore || review.state() == State.OPEN ? Optional.empty() : Optional.of(Result.TOO_LATE);
        }
        if (!review.currentHash().equals(given.hash())) {
            return Optional.of(Result.CHANGED);
        }
        if (review.currentHash().equals(ReviewedIssue.NOTHING)) {
            return Optional.of(Result.NOTHING);
        }
        if (!isBefore) {
            return given.answer() == Answer.SEND && review.state() == State.HELD
                    ? Optional.empty()
                    : Optional.of(Result.TOO_LATE);
        }
        return ScheduleCalendar.of(schedule, tables)
                .reasonAgainst(review.slot())
                .map(_ -> Result.RESTS);
    }

    private static State state(Answer answer) {
        return switch (answer) {
            case APPROVE -> State.OPEN;
            case HOLD -> State.HELD;
            case SEND -> State.ORDERED;
        };
    }

    private void audit(IssueReview review, Given given, Tables tables) {
        var entry = new AuditEntry(
                given.who().name(),
                given.who().network(),
                "review." + word(given.answer()),
                review.schedule() + " " + review.slot(),
                Optional.of(word(review.stage())),
                Optional.of(given.hash()));
        tables.audit().append(now(), entry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
