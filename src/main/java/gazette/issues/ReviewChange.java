package gazette.issues;

import gazette.issues.ReviewedIssue.ReviewedArticle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says one thing in which an issue differs from what an editor was shown before.
///
/// @param before a title or a subject, as it was; empty if there was none
/// @param after the same, as it is now; empty if there is none
public record ReviewChange(Kind kind, String before, String after) {
    /// Lists what can differ.
    public enum Kind {
        ADDED,
        REMOVED,
        EDITED,
        SUBJECT,
        ORDER,
        /// The look, the editor's words, or whom it is for.
        LETTER
    }

    /// Returns in what an issue differs from another; empty if it is the same.
    public static List<ReviewChange> between(ReviewedIssue before, ReviewedIssue after) {
        if (before.hash().equals(after.hash())) {
            return List.of();
        }
        var changes = new ArrayList<ReviewChange>();
        if (!before.subject().equals(after.subject()) && !before.isNothing() && !after.isNothing()) {
            changes.add(new ReviewChange(Kind.SUBJECT, before.subject(), after.subject()));
        }
        addArticles(changes, byWork(before), byWork(after));
        if (changes.isEmpty()) {
            boolean isOrder = !works(before).equals(works(after));
            changes.add(new ReviewChange(isOrder ? Kind.ORDER : Kind.LETTER, "", ""));
        }
        return changes;
    }

    private static void addArticles(
            List<ReviewChange> changes, Map<Long, ReviewedArticle> before, Map<Long, ReviewedArticle> after) {
        after.forEach((work, article) -> {
            ReviewedArticle old = before.get(work);
            if (old == null) {
                changes.add(new ReviewChange(Kind.ADDED, "", article.title()));
            } else if (!old.hash().equals(article.hash())) {
                changes.add(new ReviewChange(Kind.EDITED, old.title(), article.title()));
            }
        });
        before.forEach((work, article) -> {
            if (!after.containsKey(work)) {
                changes.add(new ReviewChange(Kind.REMOVED, article.title(), ""));
            }
        });
    }

    private static List<Long> works(ReviewedIssue issue) {
        return issue.articles().stream().map(ReviewedArticle::work).toList();
    }

    private static Map<Long, ReviewedArticle> byWork(ReviewedIssue issue) {
        var articles = new LinkedHashMap<Long, ReviewedArticle>();
        issue.articles().forEach(article -> articles.put(article.work(), article));
        return articles;
    }
}
