package gazette.press;

import gazette.articles.PictureNote;
import gazette.config.Config;
import gazette.config.ScheduleConfig;
import gazette.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a schedule's readers were offered so far.
///
/// @param keys of articles: `source key`
/// @param nextNumber the number of the issue to come
/// @param veryFirst whether they never had an issue
/// @param pictures what is known of the articles' pictures, by origin
public record Offered(Set<String> keys, long nextNumber, boolean veryFirst, Map<String, PictureNote> pictures) {
    /// Before the first issue.
    public static final Offered NOTHING = new Offered(Set.of(), 1, true, Map.of());

    public Offered {
        keys = Set.copyOf(keys);
        pictures = Map.copyOf(pictures);
    }

    /// Looks into the archive, if there is one yet.
    public static Offered read(Config config, ScheduleConfig schedule) {
        if (!Store.exists(config.database())) {
            return NOTHING;
        }
        try (Store store = Store.open(config.database())) {
            return store.read(tables -> {
                Optional<Long> list = tables.lists().find(schedule.list());
                String cadence = schedule.cadence().word();
                return list.map(id -> new Offered(
                                tables.articles().offeredKeys(id, cadence),
                                tables.issues().nextNumber(id),
                                !tables.issues().hasAny(id, cadence),
                                tables.pictures().all()))
                        .orElse(NOTHING);
            });
        }
    }
}
