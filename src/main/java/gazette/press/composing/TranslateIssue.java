package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts an issue that is out into a subscriber's language, as far as its articles are there in it.
public final class TranslateIssue {
    private TranslateIssue() {}

    /// Returns the issue with the same articles. A language that a letter could not be sent with is not taken.
    ///
    /// @param languages the subscriber's, then the list's
    public static Issue of(Issue issue, Tables tables, String... languages) {
        Set<Long> leftOut = tables.leftOutArticles().ofList(issue.list());
        Map<Long, StoredArticle> translated = tables.translations()
                .translated(
                        issue.articles().stream().map(StoredArticle::work).toList(),
                        version -> !leftOut.contains(version.id()),
                        languages);
        List<Section> sections = issue.sections().stream()
                .map(section -> new Section(
                        section.title(),
                        section.articles().stream()
                                .map(stored -> translated.getOrDefault(stored.work(), stored))
                                .toList()))
                .toList();
        return new Issue(
                issue.list(), issue.number(), issue.feedId(), issue.title(), issue.date(), sections, issue.notes());
    }
}
