package gazette.press.publishing;

import gazette.accounts.AccountRole;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.ReviewChange;
import gazette.issues.ReviewMail;
import gazette.issues.ReviewedIssue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ReviewedIssueJson;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.Tables;
import java.util.List;
import java.util.Optional;

/// Reads the reviews of issues for those who answer them.
public final class ReadReviews {
    private final AppContext context;

    public ReadReviews(AppContext context) {
        this.context = context;
    }

    /// Holds a review with what there is to see.
    ///
    /// @param schedule absent if it is gone
    /// @param issue what would go out now, or went out; absent if nobody has looked yet, or it is too long ago
    /// @param before what was approved or shown before, if that is something else
    /// @param changes in what the issue differs from that
    /// @param rests why the slot is not run; absent if it is
    /// @param unsent mails about it that could not be sent yet
    /// @param sent the id of the issue that went out
    public record ReviewView(
            IssueReview review,
            Optional<ScheduleConfig> schedule,
            Optional<ReviewedIssue> issue,
            Optional<ReviewedIssue> before,
            List<ReviewChange> changes,
            Optional<String> rests,
            List<ReviewMail> unsent,
            Optional<Long> sent) {
        /// Returns the least role that may answer.
        public AccountRole role() {
            return schedule.map(Reviewers::role).orElse(AccountRole.OWNER);
        }
    }

    /// Returns the reviews that are not over, the next slot first.
    public List<ReviewView> pending() {
        return context.store()
                .read(tables -> tables.reviews().pending().stream()
                        .map(review -> view(review, tables))
                        .toList());
    }

    /// Returns the reviews that are over, the latest first.
    ///
    /// @param before only those with a smaller id
    public List<IssueReview> past(long before, int most) {
        return context.store().read(tables -> tables.reviews().past(before, most));
    }

    /// Returns a review.
    public Optional<ReviewView> find(long id) {
        return context.store().read(tables -> tables.reviews().find(id).map(review -> view(review, tables)));
    }

    /// Returns the pending review of a schedule's next slot.
    public Optional<ReviewView> ofSchedule(String schedule) {
        return pending().stream()
                .filter(view -> view.review().schedule().equals(schedule))
                .findFirst();
    }

    /// Returns a letter as a document that stands alone in a frame; empty if it is not kept.
    ///
    /// @param hash under which it was shown
    public Optional<String> letter(long id, String hash, boolean isDark) {
        return context.store()
                .read(tables -> issue(id, hash, tables))
                .filter(issue -> !issue.isNothing())
                .map(issue -> new PreviewFrames(context.images(), context.site()).of(issue.html()))
                .map(frames -> isDark ? frames.dark() : frames.light());
    }

    private ReviewView view(IssueReview review, Tables tables) {
        Optional<ScheduleConfig> schedule =
                Optional.ofNullable(context.config().schedules().get(review.schedule()));
        Optional<ReviewedIssue> issue = issue(review.id(), review.currentHash(), tables);
        Optional<ReviewedIssue> before = tables.reviews().shownBefore(review).map(ReviewedIssueJson::read);
        List<ReviewChange> changes =
                issue.isPresent() && before.isPresent() ? ReviewChange.between(before.get(), issue.get()) : List.of();
        Optional<String> rests = schedule.filter(
                        _ -> review.slot().isAfter(context.clock().instant()))
                .flatMap(found -> ScheduleCalendar.of(found, tables).reasonAgainst(review.slot()));
        List<ReviewMail> unsent = tables.reviewMails().failing().stream()
                .filter(mail -> mail.review() == review.id())
                .toList();
        return new ReviewView(
                review,
                schedule,
                issue,
                before,
                changes,
                rests,
                unsent,
                tables.reviews().issueOf(review));
    }

    private static Optional<ReviewedIssue> issue(long id, String hash, Tables tables) {
        return tables.reviews().showing(id, hash).map(ReviewedIssueJson::read);
    }
}
