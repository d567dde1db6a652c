package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.Work;
import gazette.config.ScheduleConfig;
import java.util.Collections;
import java.util.Optional;

/// Tells which articles a schedule's settings select, by source, tag and language.
public final class ScheduleArticleFilter {
    private ScheduleArticleFilter() {}

    /// Returns the versions of an article that the settings select; absent if they select none.
    public static Optional<Work> matching(ScheduleConfig schedule, Work work) {
        return work.only(version -> matches(schedule, version.article()));
    }

    /// Returns whether the settings select the article.
    public static boolean matches(ScheduleConfig schedule, Article article) {
        return (schedule.filter().sources().isEmpty()
                        || schedule.filter().sources().contains(article.source()))
                && (schedule.filter().tags().isEmpty()
                        || !Collections.disjoint(schedule.filter().tags(), article.tags()))
                && (schedule.filter().languages().isEmpty() || matchesLanguage(schedule, article.lang()));
    }

    /// `zh` also matches `zh-CN` (basic filtering, RFC 4647 section 3.3.1).
    private static boolean matchesLanguage(ScheduleConfig schedule, String lang) {
        return schedule.filter().languages().stream()
                .anyMatch(range -> lang.equals(range) || lang.startsWith(range + "-"));
    }
}
