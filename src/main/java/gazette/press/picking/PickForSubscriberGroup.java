package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.ReleasedArticle;
import gazette.articles.Work;
import gazette.config.ListConfig;
import gazette.issues.ArticlePicker;
import gazette.issues.PickResult;
import gazette.issues.PickRules;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
/// @param numbered articles by number, from the first one that any group misses, each with the versions that may go
///     out; without those that no issue takes before they change, which count as covered until then
/// @param progress how far the issues of this list and cadence have come
/// @param now in the publication's zone
public record PickForSubscriberGroup(
        PickRules rules,
        Audience audience,
        ListConfig list,
        List<ReleasedArticle> numbered,
        SeriesProgress progress,
        ZonedDateTime now) {

    /// Describes how far the issues of one list and cadence have come.
    ///
    /// @param last the highest number of an article
    /// @param late works that every group misses, whatever its coverage says, unless it got them by another
    ///     schedule
    /// @param isFirstIssue whether there was no issue yet
    /// @param passedOver works that the first issue passed over
    /// @param surplus ids of versions whose articles wait for the next issue
    record SeriesProgress(long last, Set<Long> late, boolean isFirstIssue, Set<Long> passedOver, Set<Long> surplus) {}

    /// Holds the articles that a group gets.
    ///
    /// @param picked ids of versions in the group's language, in the order of the mail; empty for no mail
    /// @param after the group's coverage after the issue
    public record GroupPick(SubscriberGroup group, List<Long> picked, ArticleCoverage after) {}

    /// Picks for one group. What is picked does not depend on the group's language; only then each article is taken
    /// in it.
    GroupPick pick(SubscriberGroup group) {
        boolean hadNoIssue = group.coverage().upTo() == 0;
        List<ReleasedArticle> missing = numbered.stream()
                .filter(article -> isMissing(group, article))
                .filter(article -> !hadNoIssue
                        || !progress.passedOver().contains(article.work().id()))
                .filter(article -> matches(
                        group.topics(), article.work().versions().getFirst().article()))
                .toList();
        Map<Long, Work> candidates = missing.stream()
                .filter(ReleasedArticle::isPresent)
                .map(ReleasedArticle::work)
                .filter(work -> work.versions().stream()
                        .noneMatch(version -> progress.surplus().contains(version.id())))
                .flatMap(work -> ScheduleArticleFilter.matching(rules.schedule(), work).stream())
                .collect(Collectors.toMap(Work::id, work -> work, (one, _) -> one, LinkedHashMap::new));
        PickResult selection = new ArticlePicker(rules, hadNoIssue && progress.isFirstIssue(), now)
                .pick(candidates.values().stream()
                        .map(work -> work.in(list.language()))
                        .toList());
        Set<Long> decided = selection.decided();
        List<Long> stillMissing = missing.stream()
                .filter(article -> !decided.contains(article.work().id()) && willBeSentLater(group, article.work()))
                .flatMap(article -> article.numbers().stream())
                .filter(number -> number > 0)
                .toList();
        List<Long> picked = selection.picked().stream()
                .flatMap(stored -> Optional.ofNullable(candidates.get(stored.work())).stream())
                .map(work -> work.in(group.language(), list.language()).id())
                .toList();
        return new GroupPick(group, picked, new ArticleCoverage(progress.last(), stillMissing));
    }

    private boolean isMissing(SubscriberGroup group, ReleasedArticle article) {
        long work = article.work().id();
        return !audience.hasReceived(group, work)
                && (group.coverage().isMissing(article.numbers())
                        || progress.late().contains(work));
    }

    private boolean willBeSentLater(SubscriberGroup group, Work work) {
        return audience.siblingSchedules().stream()
                .anyMatch(sibling -> audience.serves(sibling, group)
                        && ScheduleArticleFilter.matching(sibling, work).isPresent());
    }

    /// Returns whether a schedule that serves the same subscribers as this one can send the article later.
    boolean willBeSentLater(Work work) {
        return audience.siblingSchedules().stream()
                .anyMatch(sibling -> audience.servesSameSubscribers(sibling)
                        && ScheduleArticleFilter.matching(sibling, work).isPresent());
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
