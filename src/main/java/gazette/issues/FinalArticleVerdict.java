package gazette.issues;

import java.util.Locale;

/// Lists what an issue decided about an article for good. An article without a verdict is offered to the next issue.
public enum FinalArticleVerdict {
    /// It is in the issue.
    ISSUED,
    /// The issue was full, and the schedule does not carry articles over.
    DROPPED,
    /// It was there before the schedule's first issue, which took only the newest.
    PASSED_OVER;

    /// Returns the word in the database and in what commands print.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
