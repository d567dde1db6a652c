package gazette.render.mail;

import gazette.config.ReviewConfig.Silence;
import gazette.issues.IssueReview;
import gazette.issues.ReviewChange;
import gazette.issues.ReviewMail;
import gazette.issues.ReviewedIssue;
import gazette.issues.ReviewedIssue.Note;
import gazette.issues.ReviewedIssue.ReviewedArticle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Holds what a mail to somebody who reviews an issue tells.
///
/// @param zone the schedule's
/// @param silence what happens at the slot if nobody answers
/// @param issue what would go out, or went out
/// @param changes in what it differs from what was shown before; empty if nothing was
/// @param link the page of the review
public record ReviewMailData(
        ReviewMail.Kind kind,
        IssueReview review,
        ZoneId zone,
        Silence silence,
        ReviewedIssue issue,
        List<ReviewChange> changes,
        String link) {
    public ReviewMailData {
        changes = List.copyOf(changes);
    }

    /// Returns a sample of each kind.
    public static List<ReviewMailData> samples() {
        var review = new IssueReview(
                1,
                "s",
                Instant.EPOCH,
                IssueReview.State.OPEN,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                Instant.EPOCH,
                "h",
                "",
                "",
                "",
                "",
                Optional.empty(),
                1);
        var issue = new ReviewedIssue(
                "h",
                "s",
                "p",
                "<p>t</p>",
                "t",
                List.of(new ReviewedArticle(1, "t", "o", "h")),
                1,
                List.of(new Note("k", "s", "d")));
        var none = new ReviewedIssue(ReviewedIssue.NOTHING, "", "", "", "", List.of(), 0, List.of());
        List<ReviewChange> changes = List.of(new ReviewChange(ReviewChange.Kind.ADDED, "", "t"));
        ZoneId zone = ZoneId.of("UTC");
        return List.of(
                new ReviewMailData(ReviewMail.Kind.ASK, review, zone, Silence.SEND, issue, List.of(), "l"),
                new ReviewMailData(ReviewMail.Kind.ASK, review, zone, Silence.HOLD, none, List.of(), "l"),
                new ReviewMailData(ReviewMail.Kind.HELD, review, zone, Silence.HOLD, issue, changes, "l"),
                new ReviewMailData(ReviewMail.Kind.SENT, review, zone, Silence.SEND, issue, changes, "l"),
                new ReviewMailData(ReviewMail.Kind.NOTHING, review, zone, Silence.SEND, none, changes, "l"));
    }
}
