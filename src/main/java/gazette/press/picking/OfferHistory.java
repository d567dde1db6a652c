package gazette.press.picking;

import gazette.articles.StoredArticle;
import gazette.articles.images.ImageFetchState;
import gazette.config.Config;
import gazette.config.FeedConfig;
import gazette.config.ScheduleConfig;
import gazette.store.IssueSeries;
import gazette.store.Store;
import gazette.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a schedule's readers were offered so far.
///
/// @param keys of articles: `source key`
/// @param nextNumber the number of the issue to come
/// @param veryFirst whether they never had an issue
/// @param pictures what is known of the articles' pictures, by origin
/// @param entries of feeds, on file and not offered yet
public record OfferHistory(
        Set<String> keys,
        long nextNumber,
        boolean veryFirst,
        Map<String, ImageFetchState> pictures,
        List<StoredArticle> entries) {
    /// Before the first issue.
    public static final OfferHistory NOTHING = new OfferHistory(Set.of(), 1, true, Map.of(), List.of());

    public OfferHistory {
        keys = Set.copyOf(keys);
        pictures = Map.copyOf(pictures);
        entries = List.copyOf(entries);
    }

    /// Looks into the archive, if there is one yet.
    public static OfferHistory read(Config config, ScheduleConfig schedule) {
        if (!Store.exists(config.database())) {
            return NOTHING;
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
                        .orElse(NOTHING);
            });
        }
    }

    /// What the feeds gave lies in the archive only.
    private static List<StoredArticle> entries(
            Tables tables, IssueSeries series, ScheduleConfig schedule, Config config) {
        Set<String> feeds = config.feeds().stream().map(FeedConfig::name).collect(Collectors.toSet());
        return tables.offeredArticles().notYetOffered(series).stream()
                .filter(filed -> feeds.contains(filed.article().source()))
                .filter(filed -> ScheduleArticleFilter.takes(schedule, filed.article()))
                .toList();
    }
}
