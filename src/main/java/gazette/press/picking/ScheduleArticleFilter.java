package gazette.press.picking;

import gazette.articles.Article;
import gazette.config.ScheduleConfig;
import java.util.Collections;

/// Which articles a schedule is about at all, by their source, tags and language.
public final class ScheduleArticleFilter {
    private ScheduleArticleFilter() {}

    public static boolean matches(ScheduleConfig schedule, Article article) {
        return (schedule.filter().sources().isEmpty()
                        || schedule.filter().sources().contains(article.source()))
                && (schedule.filter().tags().isEmpty()
                        || !Collections.disjoint(schedule.filter().tags(), article.tags()))
                && (schedule.filter().languages().isEmpty() || matchesLanguage(schedule, article.lang()));
    }

    /// `zh` takes `zh-CN`, too (basic filtering, RFC 4647 section 3.3.1).
    private static boolean matchesLanguage(ScheduleConfig schedule, String lang) {
        return schedule.filter().languages().stream()
                .anyMatch(range -> lang.equals(range) || lang.startsWith(range + "-"));
    }
}
