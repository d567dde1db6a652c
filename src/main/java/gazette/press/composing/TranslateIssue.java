package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.store.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts an issue that is out into a subscriber's language, as far as its articles are there in it.
public final class TranslateIssue {
    private TranslateIssue() {}

    /// Returns the issue with the same articles.
    ///
    /// @param languages the subscriber's, then the list's
    public static Issue of(Issue issue, Tables tables, String... languages) {
        Map<Long, List<StoredArticle>> versions = tables.translations()
                .released(issue.articles().stream().map(StoredArticle::work).toList());
        Map<Long, StoredArticle> translated = new HashMap<>();
        versions.forEach((work, all) -> {
            if (all.size() > 1) {
                long chosen = new Work(all).in(languages).id();
                translated.put(work, tables.articles().byIds(List.of(chosen)).getFirst());
            }
        });
        List<Section> sections = issue.sections().stream()
                .map(section -> new Section(
                        section.title(),
                        section.articles().stream()
                                .map(stored -> translated.getOrDefault(stored.work(), stored))
                                .toList()))
                .toList();
        return new Issue(issue.list(), issue.number(), issue.feedId(), issue.title(), issue.date(), sections);
    }
}
