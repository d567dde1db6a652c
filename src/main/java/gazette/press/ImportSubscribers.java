package gazette.press;

import gazette.config.Config;
import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.store.MembershipTable.Consent;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.SubscriberCsv;
import gazette.subscribers.SubscriberCsv.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Takes up `subscribers/LIST.csv`. Adds readers; removes and revives nobody.
public final class ImportSubscribers {
    /// So many rows go into one transaction: a few milliseconds, so that no letter waits.
    private static final int STEP = 200;

    private final Newsroom newsroom;

    public ImportSubscribers(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// What came of it.
    ///
    /// @param faults rows that were left out
    /// @param unreadable by list: files that cannot be read as a whole, of which nothing was taken
    public record Imported(int added, List<Fault> faults, Map<String, Fault> unreadable) {
        /// All that is wrong with the files.
        public List<Fault> allFaults() {
            return Stream.concat(unreadable.values().stream(), faults.stream()).toList();
        }
    }

    /// Imports the files of all lists.
    public Imported run() {
        int added = 0;
        var faults = new ArrayList<Fault>();
        var unreadable = new HashMap<String, Fault>();
        for (ListConfig list : newsroom.config().lists().values()) {
            SubscriberCsv.Contents contents = read(newsroom.config().workspace(), list);
            faults.addAll(contents.faults());
            contents.unreadable().ifPresent(fault -> unreadable.put(list.name(), fault));
            List<Row> rows = contents.rows();
            for (int from = 0; from < rows.size(); from += STEP) {
                List<Row> step = rows.subList(from, Math.min(rows.size(), from + STEP));
                added += newsroom.store().write(tables -> add(list, step, tables));
            }
        }
        return new Imported(added, List.copyOf(faults), Map.copyOf(unreadable));
    }

    /// What is wrong with the files of all lists. Imports nothing.
    public static List<Fault> faults(Config config) {
        return config.lists().values().stream()
                .flatMap(list -> read(config.workspace(), list).allFaults().stream())
                .toList();
    }

    /// What a list's file holds; nothing if there is none.
    private static SubscriberCsv.Contents read(Path workspace, ListConfig list) {
        Path shown = Path.of("subscribers", list.name() + ".csv");
        Path file = workspace.resolve(shown);
        return Files.exists(file) ? SubscriberCsv.read(file, shown, list) : SubscriberCsv.Contents.NOTHING;
    }

    private int add(ListConfig list, List<Row> rows, Tables tables) {
        Instant now = newsroom.clock().instant();
        long listId = tables.lists().idOf(list.name());
        int added = 0;
        for (Row row : rows) {
            String publicId =
                    newsroom.key().code("reader", row.address().normal()).substring(0, 16);
            long reader = tables.subscribers()
                    .idOf(new Subscriber(0, publicId, row.address(), row.name(), row.language()), now);
            if (tables.memberships().join(Membership.active(listId, reader, row.cadence()), now)) {
                tables.memberships()
                        .consent(listId, reader, new Consent("joined", "subscribers/" + list.name() + ".csv"), now);
                added++;
            }
        }
        return added;
    }
}
