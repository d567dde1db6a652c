package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.NumberedArticle;
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

/// Chooses what a group of readers gets of an issue: of what they are not covered with, the articles of their topics.
///
/// What their topics or the schedules of their cadence leave out is dealt with; what a limit leaves over, or a source
/// has taken back, is still owed to them.
///
/// @param audience what none of the schedules takes that serve a group is not to come for it
/// @param released articles by number, from the first that somebody lacks
/// @param progress how far the list's issues of the cadence have come
public record PickPerGroup(
        ScheduleConfig schedule,
        Audience audience,
        ListConfig list,
        List<NumberedArticle> released,
        SeriesProgress progress,
        Instant now) {

    /// What a list's issues of one cadence have done so far.
    ///
    /// @param last the last number there is
    /// @param late numbers that everybody lacks, whatever they are covered with
    /// @param veryFirst whether there was none yet
    /// @param passedOver ids of articles that the first one passed over
    record SeriesProgress(long last, Set<Long> late, boolean veryFirst, Set<Long> passedOver) {}

    /// What a group gets.
    ///
    /// @param picked ids of articles, in the order in which they go into the letter; empty for no letter
    /// @param after what it is covered with then
    public record GroupPick(SubscriberGroup group, List<Long> picked, ArticleCoverage after) {}

    GroupPick of(SubscriberGroup group) {
        boolean neverHadAny = group.coverage().upTo() == 0;
        List<NumberedArticle> owed = released.stream()
                .filter(article -> group.coverage().isMissing(article.number())
                        || progress.late().contains(article.number()))
                .filter(article -> !neverHadAny
                        || !progress.passedOver().contains(article.filed().id()))
                .filter(article -> matches(group.topics(), article.filed().article()))
                .toList();
        List<StoredArticle> mine = owed.stream()
                .filter(NumberedArticle::isPresent)
                .map(NumberedArticle::filed)
                .filter(filed -> ScheduleArticleFilter.matches(schedule, filed.article()))
                .toList();
        PickResult selection = new ArticlePicker(schedule, neverHadAny && progress.veryFirst(), now).pick(mine);
        Set<Long> settled = finallyDecided(selection);
        List<Long> left = owed.stream()
                .filter(article -> !settled.contains(article.filed().id()) && willBeSentLater(group, article.filed()))
                .map(NumberedArticle::number)
                .toList();
        return new GroupPick(
                group,
                selection.picked().stream().map(StoredArticle::id).toList(),
                new ArticleCoverage(progress.last(), left));
    }

    private boolean willBeSentLater(SubscriberGroup group, StoredArticle filed) {
        return audience.siblingSchedules().stream()
                .anyMatch(one -> audience.serves(one, group) && ScheduleArticleFilter.matches(one, filed.article()));
    }

    /// Whether a schedule takes an article that serves whoever this one does.
    boolean willBeSentLater(StoredArticle filed) {
        return audience.siblingSchedules().stream()
                .anyMatch(one ->
                        audience.servesSameSubscribers(one) && ScheduleArticleFilter.matches(one, filed.article()));
    }

    /// The articles that a choice is final about.
    static Set<Long> finallyDecided(PickResult selection) {
        var settled = new HashSet<Long>();
        selection.picked().forEach(filed -> settled.add(filed.id()));
        selection.dropped().forEach(filed -> settled.add(filed.id()));
        selection.passedOver().forEach(filed -> settled.add(filed.id()));
        return settled;
    }

    /// Topics that the list does not have any more are as if they had never been chosen.
    private boolean matches(Collection<String> topics, Article article) {
        List<Set<String>> chosen = topics.stream()
                .flatMap(topic -> Optional.ofNullable(list.topics().get(topic)).stream())
                .toList();
        return chosen.isEmpty() || chosen.stream().anyMatch(tags -> !Collections.disjoint(tags, article.tags()));
    }
}
