package gazette.press;

import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.articles.Released;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Picker;
import gazette.issues.Selection;
import gazette.subscribers.Coverage;
import gazette.subscribers.ReaderGroup;
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
/// @param line how far the list's issues of the cadence have come
record GroupPicks(
        ScheduleConfig schedule, Audience audience, ListConfig list, List<Released> released, Line line, Instant now) {

    /// What a list's issues of one cadence have done so far.
    ///
    /// @param last the last number there is
    /// @param late numbers that everybody lacks, whatever they are covered with
    /// @param veryFirst whether there was none yet
    /// @param passedOver ids of articles that the first one passed over
    record Line(long last, Set<Long> late, boolean veryFirst, Set<Long> passedOver) {}

    /// What a group gets.
    ///
    /// @param picked ids of articles, in the order in which they go into the letter; empty for no letter
    /// @param after what it is covered with then
    record Pick(ReaderGroup group, List<Long> picked, Coverage after) {}

    Pick of(ReaderGroup group) {
        boolean neverHadAny = group.coverage().seq() == 0;
        List<Released> owed = released.stream()
                .filter(article ->
                        group.coverage().lacks(article.number()) || line.late().contains(article.number()))
                .filter(article -> !neverHadAny
                        || !line.passedOver().contains(article.filed().id()))
                .filter(article -> matches(group.topics(), article.filed().article()))
                .toList();
        List<FiledArticle> mine = owed.stream()
                .filter(Released::isPresent)
                .map(Released::filed)
                .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                .toList();
        Selection selection = new Picker(schedule, neverHadAny && line.veryFirst(), now).pick(mine);
        Set<Long> settled = settled(selection);
        List<Long> left = owed.stream()
                .filter(article -> !settled.contains(article.filed().id()) && isToCome(group, article.filed()))
                .map(Released::number)
                .toList();
        return new Pick(
                group, selection.picked().stream().map(FiledArticle::id).toList(), new Coverage(line.last(), left));
    }

    private boolean isToCome(ReaderGroup group, FiledArticle filed) {
        return audience.cadence().stream()
                .anyMatch(one -> audience.serves(one, group) && ScheduleFilter.takes(one, filed.article()));
    }

    /// Whether a schedule takes an article that serves whoever this one does.
    boolean isToCome(FiledArticle filed) {
        return audience.cadence().stream()
                .anyMatch(one -> audience.servesToo(one) && ScheduleFilter.takes(one, filed.article()));
    }

    /// The articles that a choice is final about.
    static Set<Long> settled(Selection selection) {
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
