package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.images.ImageFetchState;
import gazette.config.Config;
import gazette.config.FeedConfig;
import gazette.config.ScheduleConfig;
import gazette.store.IssueSeriesKey;
import gazette.store.Store;
import gazette.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds what earlier issues offered to a schedule's subscribers, so that a preview picks what the next issue
/// would.
///
/// @param offeredKeys of the articles offered before, each as `source key`
/// @param nextIssueNumber the number of the next issue
/// @param isFirstIssue whether these subscribers never got an issue
/// @param imageStates what is known of the articles' images, by origin
/// @param feedArticles articles of feeds that are stored and were not offered yet
public record OfferHistory(
        Set<String> offeredKeys,
        long nextIssueNumber,
        boolean isFirstIssue,
        Map<String, ImageFetchState> imageStates,
        List<StoredArticle> feedArticles) {
    /// The history before the first issue.
    public static final OfferHistory NONE = new OfferHistory(Set.of(), 1, true, Map.of(), List.of());

    public OfferHistory {
        offeredKeys = Set.copyOf(offeredKeys);
        imageStates = Map.copyOf(imageStates);
        feedArticles = List.copyOf(feedArticles);
    }

    /// Returns whether an article of a folder was offered, be it under the key that it had before it was
    /// translated.
    public boolean hasOffered(Article article) {
        return offeredKeys.contains(article.source() + " " + article.key())
                || offeredKeys.contains(
                        article.source() + " " + article.origin().keyWithoutLanguage());
    }

    /// Reads the history from the database; returns [#NONE] if there is no database yet.
    public static OfferHistory read(Config config, ScheduleConfig schedule) {
        if (!Store.exists(config.database())) {
            return NONE;
        }
        try (Store store = Store.open(config.database())) {
            return store.read(tables -> {
                Optional<Long> list = tables.lists().find(schedule.list());
                Audience audience = Audience.of(config, schedule);
                return list.map(id -> new OfferHistory(
                                tables.offeredArticles().keys(audience.series(id)),
                                tables.issues().nextNumber(id),
                                !tables.issues().hasAny(audience.series(id)),
                                tables.imageFetches().all(),
                                entries(tables, audience.series(id), schedule, config)))
                        .orElse(NONE);
            });
        }
    }

    /// Articles of folders are read from their files again; those of feeds are only in the database.
    private static List<StoredArticle> entries(
            Tables tables, IssueSeriesKey series, ScheduleConfig schedule, Config config) {
        Set<String> feeds = config.feeds().stream().map(FeedConfig::name).collect(Collectors.toSet());
        Set<Long> leftOut = tables.leftOutArticles().current(series);
        return tables.offeredArticles().notYetOffered(series).stream()
                .filter(stored -> !leftOut.contains(stored.id()))
                .filter(stored -> feeds.contains(stored.article().source()))
                .filter(stored -> ScheduleArticleFilter.matches(schedule, stored.article()))
                .toList();
    }
}
