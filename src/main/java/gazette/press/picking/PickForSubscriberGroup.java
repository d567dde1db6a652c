package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.ReleasedArticle;
import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.ArticlePicker;
import gazette.issues.PickResult;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Picks the articles that a group of subscribers gets in an issue: those that it still misses and that have one
/// of its topics. A group are the subscribers with the same coverage, topics, segments and language; each group
/// gets a mail of its own, or none.
///
/// Example: the list has the topic birds. Eligible articles are numbered; 8 (birds), 9 and 10 (no topic) are new.
///
/// - Anna chose birds and is covered up to 7. She gets 8. Then she is covered up to 10: she will never get 9 and
/// 10.
/// - Bo chose no topic and is covered up to 7. The limit is two articles and the rest is carried over, so he gets
/// 8 and 9. Then he is covered up to 10 but for 10, which he gets with the next issue.
/// - Cem changed from daily to weekly. A daily issue brought him 8, so he is covered up to 8. The weekly issue
/// brings him 9 and 10, and nothing twice.
///
/// What no schedule of the cadence can bring to a group counts as covered. What a limit leaves over, or what a
/// source has removed for now, stays missing.
///
/// @param audience tells which schedules serve a group
/// @param numbered eligible articles by number, from the first one that any group misses
/// @param progress how far the issues of this list and cadence have come
public record PickForSubscriberGroup(
        ScheduleConfig schedule,
        Audience audience,
        ListConfig list,
        List<ReleasedArticle> numbered,
        SeriesProgress progress,
        Instant now) {

    /// Describes how far the issues of one list and cadence have come.
    ///
    /// @param last the highest number of an article
    /// @param late numbers that every group misses, whatever its coverage says
    /// @param isFirstIssue whether there was no issue yet
    /// @param passedOver ids of articles that the first issue passed over
    /// @param faulty ids of articles that no issue takes before they change; they count as covered until then
    /// @param surplus ids of articles that wait for the next issue
    record SeriesProgress(
            long last,
            Set<Long> late,
            boolean isFirstIssue,
            Set<Long> passedOver,
            Set<Long> faulty,
            Set<Long> surplus) {}

    /// Holds the articles that a group gets.
    ///
    /// @param picked ids of articles, in the order of the mail; empty for no mail
    /// @param after the group's coverage after the issue
    public record GroupPick(SubscriberGroup group, List<Long> picked, ArticleCoverage after) {}

    /// Picks for one group.
    GroupPick pick(SubscriberGroup group) {
        boolean hadNoIssue = group.coverage().upTo() == 0;
        List<ReleasedArticle> missing = numbered.stream()
                .filter(article -> group.coverage().isMissing(article.number())
                        || progress.late().contains(article.number()))
                .filter(article -> !hadNoIssue
                        || !progress.passedOver().contains(article.filed().id()))
                .filter(article -> !progress.faulty().contains(article.filed().id()))
                .filter(article -> matches(group.topics(), article.filed().article()))
                .toList();
        List<StoredArticle> candidates = missing.stream()
                .filter(ReleasedArticle::isPresent)
                .map(ReleasedArticle::filed)
                .filter(stored -> !progress.surplus().contains(stored.id()))
                .filter(stored -> ScheduleArticleFilter.matches(schedule, stored.article()))
                .toList();
        PickResult selection = new ArticlePicker(schedule, hadNoIssue && progress.isFirstIssue(), now).pick(candidates);
        Set<Long> decided = finallyDecided(selection);
        List<Long> stillMissing = missing.stream()
                .filter(article -> !decided.contains(article.filed().id()) && willBeSentLater(group, article.filed()))
                .map(ReleasedArticle::number)
                .toList();
        return new GroupPick(
                group,
                selection.picked().stream().map(StoredArticle::id).toList(),
                new ArticleCoverage(progress.last(), stillMissing));
    }

    private boolean willBeSentLater(SubscriberGroup group, StoredArticle stored) {
        return audience.siblingSchedules().stream()
                .anyMatch(sibling ->
                        audience.serves(sibling, group) && ScheduleArticleFilter.matches(sibling, stored.article()));
    }

    /// Returns whether a schedule that serves the same subscribers as this one can send the article later.
    boolean willBeSentLater(StoredArticle stored) {
        return audience.siblingSchedules().stream()
                .anyMatch(sibling -> audience.servesSameSubscribers(sibling)
                        && ScheduleArticleFilter.matches(sibling, stored.article()));
    }

    /// Returns the articles that no later issue will offer again.
    static Set<Long> finallyDecided(PickResult selection) {
        var decided = new HashSet<Long>();
        selection.picked().forEach(stored -> decided.add(stored.id()));
        selection.dropped().forEach(stored -> decided.add(stored.id()));
        selection.passedOver().forEach(stored -> decided.add(stored.id()));
        return decided;
    }

    /// Ignores topics that the list no longer has: who chose only such ones gets every article.
    private boolean matches(Collection<String> topics, Article article) {
        List<Set<String>> chosenTags = topics.stream()
                .flatMap(topic -> Optional.ofNullable(list.topics().get(topic)).stream())
                .toList();
        return chosenTags.isEmpty()
                || chosenTags.stream().anyMatch(tags -> !Collections.disjoint(tags, article.tags()));
    }
}
