package gazette.press;

import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.press.ImportReaders.Fate;
import gazette.subscribers.CsvOrder;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.NewcomerReader;
import gazette.subscribers.NewcomerReader.Told;
import gazette.subscribers.ReaderField;
import gazette.subscribers.SubscriberCsv;
import gazette.subscribers.UnreadableReaders;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Imports a CSV file that somebody hands over.
public final class ImportFile {
    private final Newsroom newsroom;
    private final Order order;

    /// What is to be done.
    ///
    /// @param told what holds for all rows
    /// @param dryRun only count
    public record Order(ListConfig list, Path file, CsvOrder csv, Told told, boolean dryRun) {}

    /// What came of it.
    ///
    /// @param rejected the file of rows that could not be taken; absent if all could
    /// @param members of the list by status, as they are now
    public record Outcome(Map<Fate, Long> fates, Optional<Path> rejected, Map<String, Long> members) {
        /// How many rows had a fate.
        public long count(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    public ImportFile(Newsroom newsroom, Order order) {
        this.newsroom = newsroom;
        this.order = order;
    }

    /// Does it. Broken off, it can be done again.
    ///
    /// @param form is told how the file is read
    /// @param progress is told how many rows are through
    /// @throws UnreadableReaders if that is not possible
    public Outcome run(Consumer<String> form, LongConsumer progress) {
        try (var csv = new SubscriberCsv(order.file(), order.file(), order.csv())) {
            form.accept(csv.describe());
            needConsent(csv);
            var newcomers = new NewcomerReader(
                    order.list(), order.told(), newsroom.clock().instant());
            String origin = "import of " + order.file().getFileName();
            var readers = new ImportReaders(newsroom, new ImportReaders.Order(order.list(), origin, order.dryRun()));
            try (var rejected = new RejectedRows(order.file(), csv.headings())) {
                Map<Fate, Long> fates = readers.run(csv.rows(newcomers), rejected::add, progress);
                return new Outcome(fates, rejected.finish(), members(newsroom, order.list()));
            }
        }
    }

    /// A list whose readers confirm by mail takes nobody of whom nobody says how they agreed.
    private void needConsent(SubscriberCsv csv) {
        boolean silent = order.told().consent().isEmpty() && !csv.has(ReaderField.CONSENT);
        boolean asks = order.list().confirmed() && order.told().status() == Status.ACTIVE;
        if (silent && asks && !csv.has(ReaderField.STATUS)) {
            throw new UnreadableReaders(new Fault(
                    order.file(),
                    1,
                    "nothing says how these readers agreed to get '"
                            + order.list().name() + "'",
                    "say it, as in --consent 'signed up at the spring fair 2026', or add a column consent; import only"
                            + " people who did"));
        }
    }

    static Map<String, Long> members(Newsroom newsroom, ListConfig list) {
        return newsroom.store()
                .read(tables -> tables.lists()
                        .find(list.name())
                        .map(id -> tables.memberships().count(id))
                        .orElse(Map.of()));
    }
}
