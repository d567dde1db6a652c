package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.ReviewMail;
import gazette.issues.ReviewedIssue;
import gazette.press.composing.LintFailedException;
import gazette.press.publishing.RehearseRun.Rehearsal;
import gazette.press.publishing.RehearseRun.Request;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ReviewedIssueJson;
import gazette.render.RenderException;
import gazette.store.Tables;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what would go out at a slot, and asks those who may approve if it is another thing than they were shown.
final class LookAtIssue {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtIssue.class);
    /// Feeds are asked by the first look, by the run itself, and in between no more often than this.
    private static final Duration ONLINE = Duration.ofMinutes(15);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final IssueReview review;

    LookAtIssue(AppContext context, ScheduleConfig schedule, IssueReview review) {
        this.context = context;
        this.schedule = schedule;
        this.review = review;
    }

    /// Looks, and stores what it finds.
    ReviewedIssue run() {
        Instant now = context.clock().instant();
        boolean isOnline = !review.askedOnlineAt().plus(ONLINE).isAfter(now);
        long began = System.nanoTime();
        ReviewedIssue found = look(isOnline);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        context.store().change(tables -> {
            if (isOnline) {
                tables.reviews().setAskedOnline(review.id(), now);
            } else {
                // A feed that is slow makes nobody wait but us.
                tables.reviews().setLookTime(review.id(), time);
            }
            tables.reviews()
                    .find(review.id())
                    .filter(IssueReview::isPending)
                    .ifPresent(current -> store(current, found, tables));
        });
        return found;
    }

    private ReviewedIssue look(boolean isOnline) {
        Instant at = review.slot().isAfter(context.clock().instant())
                ? review.slot()
                : context.clock().instant();
        try {
            Rehearsal rehearsal = new RehearseRun(context, schedule)
                    .run(new Request(isOnline, Optional.of(InstantSource.fixed(at)), Optional.empty(), Set.of()));
            return rehearsal
                    .issue()
                    .map(issue -> new ShownIssue(context, schedule, review.slot()).of(issue, rehearsal.reasons()))
                    .orElseGet(() -> ShownIssue.nothing(rehearsal.reasons()));
        } catch (RenderException | LintFailedException e) {
            return ShownIssue.fault(FailureText.whole(e));
        }
    }

    private void store(IssueReview current, ReviewedIssue found, Tables tables) {
        Instant now = context.clock().instant();
        tables.reviews().show(current.id(), found.hash(), ReviewedIssueJson.write(found), now);
        boolean isKnown =
                found.hash().equals(current.askedHash()) || found.hash().equals(current.approvedHash());
        if (current.state() != State.OPEN || isKnown || !current.slot().isAfter(now)) {
            return;
        }
        for (String address : Reviewers.addresses(context.config(), schedule, tables)) {
            tables.reviewMails()
                    .add(
                            new ReviewMail(
                                    current.id(), ReviewMail.Kind.ASK, found.hash(), address, current.askedHash()),
                            now);
        }
        tables.reviews().setAsked(current.id(), found.hash());
        LOG.info(
                "review_asked schedule={} slot={} again={}",
                schedule.name(),
                current.slot(),
                !current.askedHash().isEmpty());
    }
}
