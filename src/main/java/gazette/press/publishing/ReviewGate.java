package gazette.press.publishing;

import gazette.config.ReviewConfig;
import gazette.config.ReviewConfig.Silence;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.Reason;
import gazette.issues.ReviewMail;
import gazette.issues.ReviewedIssue;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ReviewedIssueJson;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides at a slot whether its issue goes out: an approval of just this issue, or else what the schedule says about
/// silence. What takes [Tables] is called within the transaction that saves the issue or records that there is none, so
/// that an answer comes before it or too late.
final class ReviewGate {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Instant slot;

    ReviewGate(AppContext context, ScheduleConfig schedule, Instant slot) {
        this.context = context;
        this.schedule = schedule;
        this.slot = slot;
    }

    /// Returns whether its issue is looked at, or was before the schedule's file was changed.
    boolean isReviewed(Tables tables) {
        return schedule.review().isPresent() || find(tables).isPresent();
    }

    /// Returns what is shown of the issue of the slot. Renders it, so it is called before a transaction.
    ReviewedIssue shown(ComposedIssue composed, List<Reason> reasons) {
        return new ShownIssue(context, schedule, slot).of(composed, reasons);
    }

    /// Holds an issue without composing it, if an editor wants that. Those who review are told.
    ///
    /// @return why it is held; empty if it is not
    Optional<String> holdAtOnce(Tables tables) {
        return find(tables)
                .filter(review -> review.state() == State.HELD)
                .map(review -> held(review, review.currentHash(), review.heldBecause(), tables));
    }

    /// Holds an issue that may not go out as it is. Those who review are told.
    ///
    /// @return why it is held; empty if it may go out
    Optional<String> hold(ReviewedIssue issue, Tables tables) {
        if (!isReviewed(tables)) {
            return Optional.empty();
        }
        IssueReview review = find(tables).orElseGet(() -> open(tables));
        tables.reviews().show(review.id(), issue.hash(), ReviewedIssueJson.write(issue), now());
        boolean isApproved = review.approvedHash().equals(issue.hash()) && review.state() != State.HELD;
        return isApproved ? Optional.empty() : reason(review).map(why -> held(review, issue.hash(), why, tables));
    }

    /// Lets an issue out, or holds it as [#hold] does. Those who review are told if it is not what they were shown.
    ///
    /// @return why it is held; empty if it goes out
    Optional<String> pass(ReviewedIssue issue, Tables tables) {
        Optional<String> held = hold(issue, tables);
        if (held.isEmpty()) {
            find(tables).ifPresent(review -> letOut(review, issue, tables));
        }
        return held;
    }

    /// Returns the review if an editor has ordered to send its issue now.
    Optional<IssueReview> ordered(Tables tables) {
        return find(tables).filter(review -> review.state() == State.ORDERED);
    }

    private void letOut(IssueReview review, ReviewedIssue issue, Tables tables) {
        boolean isApproved = review.approvedHash().equals(issue.hash());
        tables.reviews().move(review.id(), State.SENT, isApproved ? "" : "nobody answered");
        if (!isApproved && !issue.hash().equals(review.askedHash())) {
            mail(review, ReviewMail.Kind.SENT, issue.hash(), tables);
        }
    }

    /// Notes that there was nothing to send. Those who expect something are told.
    void nothing(ReviewedIssue none, Tables tables) {
        find(tables).filter(IssueReview::isPending).ifPresent(review -> {
            tables.reviews().show(review.id(), none.hash(), ReviewedIssueJson.write(none), now());
            tables.reviews().move(review.id(), State.CLOSED, "there was nothing to send");
            if (!review.askedHash().isEmpty() && !review.askedHash().equals(ReviewedIssue.NOTHING)) {
                mail(review, ReviewMail.Kind.NOTHING, none.hash(), tables);
            }
        });
    }

    private Optional<IssueReview> find(Tables tables) {
        return tables.reviews().find(schedule.name(), slot);
    }

    private IssueReview open(Tables tables) {
        long id = tables.reviews().open(schedule.name(), slot, now());
        return tables.reviews().find(id).orElseThrow();
    }

    /// Returns why an issue that nobody has approved as it is does not go out.
    private Optional<String> reason(IssueReview review) {
        return switch (review.state()) {
            case HELD -> Optional.of(review.heldBecause());
            case ORDERED -> Optional.of("it changed after " + review.answeredBy() + " ordered to send it");
            case OPEN, CLOSED, SENT -> ofSilence(review);
        };
    }

    private Optional<String> ofSilence(IssueReview review) {
        boolean isHeld = schedule.review()
                .map(ReviewConfig::silence)
                .filter(silence -> silence == Silence.HOLD)
                .isPresent();
        if (!isHeld) {
            return Optional.empty();
        }
        return Optional.of(
                review.approvedHash().isEmpty()
                        ? "nobody approved it"
                        : "it changed after " + review.answeredBy() + " approved it");
    }

    private String held(IssueReview review, String hash, String why, Tables tables) {
        if (review.state() != State.HELD) {
            tables.reviews().move(review.id(), State.HELD, why);
        }
        mail(review, ReviewMail.Kind.HELD, hash, tables);
        return why;
    }

    private void mail(IssueReview review, ReviewMail.Kind kind, String hash, Tables tables) {
        for (String address : Reviewers.addresses(context.config(), schedule, tables)) {
            tables.reviewMails().add(new ReviewMail(review.id(), kind, hash, address, review.askedHash()), now());
        }
    }

    private Instant now() {
        return context.clock().instant();
    }
}
