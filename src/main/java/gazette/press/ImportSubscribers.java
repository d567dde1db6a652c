package gazette.press;

import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.store.Tables;
import gazette.subscribers.Subscriber;
import gazette.subscribers.SubscriberCsv;
import gazette.subscribers.SubscriberCsv.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes up `subscribers/LIST.csv`. Adds readers; removes and revives nobody.
public final class ImportSubscribers {
    /// So many rows go into one transaction: a few milliseconds, so that no letter waits.
    private static final int STEP = 200;

    private final Newsroom newsroom;

    public ImportSubscribers(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// What came of it.
    public record Imported(int added, List<Fault> faults) {}

    /// Imports the files of all lists.
    public Imported run() {
        int added = 0;
        var faults = new ArrayList<Fault>();
        for (ListConfig list : newsroom.config().lists().values()) {
            SubscriberCsv.Contents contents = read(newsroom.config().workspace(), list);
            faults.addAll(contents.faults());
            List<Row> rows = contents.rows();
            for (int from = 0; from < rows.size(); from += STEP) {
                List<Row> step = rows.subList(from, Math.min(rows.size(), from + STEP));
                added += newsroom.store().write(tables -> add(list, step, tables));
            }
        }
        return new Imported(added, List.copyOf(faults));
    }

    /// What a list's file holds; nothing if there is none.
    static SubscriberCsv.Contents read(Path workspace, ListConfig list) {
        Path shown = Path.of("subscribers", list.name() + ".csv");
        Path file = workspace.resolve(shown);
        return Files.exists(file)
                ? SubscriberCsv.read(file, shown, list)
                : new SubscriberCsv.Contents(List.of(), List.of());
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
            if (tables.subscribers().join(listId, reader, row.cadence(), now)) {
                tables.subscribers().consent(listId, reader, "joined", "subscribers/" + list.name() + ".csv", now);
                added++;
            }
        }
        return added;
    }
}
