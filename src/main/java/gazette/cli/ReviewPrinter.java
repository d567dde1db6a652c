package gazette.cli;

import gazette.issues.IssueReview;
import gazette.issues.ReviewChange;
import gazette.issues.ReviewedIssue;
import gazette.press.publishing.ReadReviews.ReviewView;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.ZoneId;

/// Prints reviews of issues before their slots.
final class ReviewPrinter {
    private static final int SHORT_HASH = 10;

    private final PrintWriter out;

    ReviewPrinter(PrintWriter out) {
        this.out = out;
    }

    /// Returns as much of a hash as is typed.
    static String shortHash(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    /// Returns how a review stands, in words.
    static String words(IssueReview review) {
        return switch (review.stage()) {
            case WAITING -> "waits for an approval";
            case APPROVED -> "approved by " + review.answeredBy();
            case CHANGED -> "changed since " + review.answeredBy() + " approved it";
            case NOTHING -> "nothing would go out";
            case HELD -> "on hold: " + review.heldBecause();
            case ORDERED -> "being sent, by order of " + review.answeredBy();
            case SENT -> "sent";
            case CLOSED -> "over: " + review.why();
        };
    }

    /// Prints a review in one line.
    void print(ReviewView view, ZoneId zone) {
        String subject = view.issue()
                .map(ReviewedIssue::subject)
                .filter(text -> !text.isEmpty())
                .map(text -> ": " + text)
                .orElse("");
        out.println(view.review().schedule() + ", "
                + ZonedTime.minutes(view.review().slot(), zone) + ", "
                + words(view.review()) + subject
                + view.rests().map(why -> " (not run: " + why + ")").orElse(""));
    }

    /// Prints what would go out.
    void printWhole(ReviewView view, ZoneId zone) {
        print(view, zone);
        view.issue().ifPresent(issue -> {
            out.println("hash: " + shortHash(issue.hash()));
            view.changes().forEach(change -> out.println("changed: " + words(change)));
            issue.articles()
                    .forEach(article -> out.println("article: " + article.title() + " (" + article.origin() + ")"));
            issue.notes().forEach(note -> out.println(note.kind() + ": " + note.subject() + ": " + note.detail()));
            if (!issue.isNothing()) {
                out.println("recipients: " + issue.recipients());
                out.println();
                out.println(issue.text());
            }
        });
    }

    private static String words(ReviewChange change) {
        return switch (change.kind()) {
            case ADDED -> "new: " + change.after();
            case REMOVED -> "gone: " + change.before();
            case EDITED -> "edited: " + change.after();
            case SUBJECT -> "the subject: " + change.before() + " → " + change.after();
            case ORDER -> "the order of the articles";
            case LETTER -> "the look, the words before or after the articles, or whom it is for";
        };
    }
}
