package gazette.press.picking;

import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Holds the articles that a series of issues did not offer yet.
///
/// @param works the longest-waiting first
/// @param numbers by work; an article that is not eligible yet has none
record NewArticles(List<Work> works, Map<Long, List<Long>> numbers) {
    /// Reads them.
    ///
    /// @param faulty ids of versions that are left out
    static NewArticles read(IssueSeriesKey series, Set<Long> faulty, Tables tables) {
        List<StoredArticle> versions = tables.offeredArticles().notYetOffered(series).stream()
                .filter(stored -> !faulty.contains(stored.id()))
                .toList();
        return new NewArticles(Work.of(versions), tables.offeredArticles().numbersOfNotYetOffered(series));
    }

    /// Returns the numbers of a work.
    List<Long> numbers(long work) {
        return numbers.getOrDefault(work, List.of());
    }

    /// Returns those that one of some groups still misses.
    List<Work> missing(List<SubscriberGroup> groups, Set<Long> late, Audience audience) {
        return works.stream()
                .filter(work -> numbers(work.id()).isEmpty()
                        || groups.stream()
                                .filter(group -> !audience.hasReceived(group, work.id()))
                                .anyMatch(group -> late.contains(work.id())
                                        || group.coverage().isMissing(numbers(work.id()))))
                .toList();
    }

    /// Returns the works that match the schedule only since an issue went past them, because an editor changed
    /// their tags, put a withdrawn article back, or had it translated; and those that waited until the series has
    /// somebody. By their coverage everybody has them, but nobody got them, or only by another schedule of
    /// the list.
    Set<Long> late(Predicate<Work> matching, IssueSeriesKey series, Tables tables) {
        ArticleCoverage before = tables.groups().receivedBySeries(series);
        Set<Long> kept = tables.offeredArticles().kept(series);
        return works.stream()
                .filter(matching)
                .filter(work -> !numbers(work.id()).isEmpty())
                .filter(work -> kept.contains(work.id()) || !before.isMissing(numbers(work.id())))
                .map(Work::id)
                .collect(Collectors.toSet());
    }
}
