package gazette.press;

import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.press.ExportedFiles.Part;
import gazette.press.ImportReaders.Fate;
import gazette.subscribers.CsvOrder;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.MovedReaders;
import gazette.subscribers.NewcomerReader;
import gazette.subscribers.NewcomerReader.Told;
import gazette.subscribers.Product;
import gazette.subscribers.ReadRow;
import gazette.subscribers.ReadRow.Newcomer;
import gazette.subscribers.SubscriberCsv;
import gazette.subscribers.UnreadableReaders;
import gazette.subscribers.WrittenReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Takes over the readers of another product from its export, with those who have left: these come first, so that
/// nobody of them is let in before.
public final class MoveReaders {
    private final Newsroom newsroom;
    private final Order order;
    private final NewcomerReader newcomers;
    private final ImportReaders readers;
    private final Map<Status, Long> theirs = new EnumMap<>(Status.class);
    private final List<Path> rejected = new ArrayList<>();
    private Map<Fate, Long> fates = Map.of();

    /// What is to be done.
    ///
    /// @param origin what brings them, for the record
    /// @param consent how they agreed; empty if only the export tells
    /// @param dryRun only count
    public record Order(ListConfig list, String origin, String consent, boolean dryRun) {}

    /// What came of it.
    ///
    /// @param theirs how many the other product has by status, as far as their rows can be read
    /// @param strangers how many it has who never joined, and so were left out
    /// @param rejected files of the rows that could not be taken
    /// @param members of the list by status, as they are now
    public record Outcome(
            Map<Fate, Long> fates,
            Map<Status, Long> theirs,
            long strangers,
            List<Path> rejected,
            Map<String, Long> members) {}

    public MoveReaders(Newsroom newsroom, Order order) {
        this.newsroom = newsroom;
        this.order = order;
        newcomers = new NewcomerReader(
                order.list(),
                new Told(Status.ACTIVE, order.consent()),
                newsroom.clock().instant());
        readers = new ImportReaders(newsroom, new ImportReaders.Order(order.list(), order.origin(), order.dryRun()));
    }

    /// The product that a file comes from; empty if it is some other CSV.
    ///
    /// @throws UnreadableReaders if it is a ZIP in which there is nobody
    public static Optional<Product> product(Path file) {
        try (var files = ExportedFiles.of(file)) {
            return files.parts().stream().map(Part::product).findFirst();
        }
    }

    /// Takes an export over. Broken off, it can be done again.
    ///
    /// @param form is told how each file is read
    /// @param progress is told how many rows of a file are through
    /// @throws UnreadableReaders if that is not possible
    public Outcome file(Path file, Consumer<String> form, LongConsumer progress) {
        try (var files = ExportedFiles.of(file)) {
            var opened = new ArrayList<Opened>();
            long strangers = 0;
            try {
                files.parts().forEach(part -> opened.add(new Opened(part, order.consent())));
                opened.sort(Comparator.comparing(one -> !one.moved.areGone()));
                opened.forEach(this::check);
                for (Opened one : opened) {
                    form.accept(one.describe());
                    strangers += take(one, progress);
                }
            } finally {
                opened.forEach(Opened::close);
            }
            return outcome(strangers);
        }
    }

    /// Takes readers over who come one by one.
    ///
    /// @param shown what the file of rows that cannot be taken is named after
    Outcome rows(Stream<WrittenReader> rows, Path shown, List<String> headings, LongConsumer progress) {
        take(rows.map(newcomers::read).iterator(), shown, headings, progress);
        return outcome(0);
    }

    private Outcome outcome(long strangers) {
        return new Outcome(fates, theirs, strangers, List.copyOf(rejected), ImportFile.members(newsroom, order.list()));
    }

    /// A file of an export, and what its rows mean.
    private static final class Opened implements AutoCloseable {
        private final Part part;
        private final SubscriberCsv csv;
        private final MovedReaders moved;

        Opened(Part part, String told) {
            this.part = part;
            csv = new SubscriberCsv(part.path(), part.shown(), CsvOrder.GUESS);
            moved = new MovedReaders(part.product(), part.shown().getFileName().toString(), csv.headings(), told);
        }

        String describe() {
            return part.product().title() + "'s " + part.shown().getFileName();
        }

        @Override
        public void close() {
            csv.close();
        }
    }

    /// @return how many strangers are in it
    private long take(Opened one, LongConsumer progress) {
        Iterator<ReadRow> rows = one.csv.rows(row -> newcomers.read(one.moved.read(row)));
        if (!one.moved.areStrangers()) {
            take(rows, one.part.shown(), one.csv.headings(), progress);
            return 0;
        }
        long strangers = 0;
        for (; rows.hasNext(); rows.next()) {
            strangers++;
        }
        return strangers;
    }

    private void take(Iterator<ReadRow> rows, Path shown, List<String> headings, LongConsumer progress) {
        try (var bad = new RejectedRows(shown, headings)) {
            fates = readers.run(new Counted(rows), bad::add, progress);
            bad.finish().ifPresent(rejected::add);
        }
    }

    /// Rows, counted by what the other product says of them.
    private final class Counted implements Iterator<ReadRow> {
        private final Iterator<ReadRow> rows;

        Counted(Iterator<ReadRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public ReadRow next() {
            ReadRow row = rows.next();
            if (row instanceof Newcomer newcomer) {
                theirs.merge(newcomer.status(), 1L, Long::sum);
            }
            return row;
        }
    }

    private void check(Opened one) {
        Part part = one.part;
        if (part.product() == Product.LISTMONK) {
            throw unreadable(
                    part,
                    "listmonk's CSV tells neither lists nor who has left one",
                    "let its API tell: gazette subscribers import --from listmonk https://THEIR-SERVER --user …");
        }
        if (one.moved.areUnknown()) {
            throw unreadable(
                    part,
                    "only its name tells whether these people are subscribed, and this one does not",
                    "name it as Mailchimp did, such as subscribed_….csv, or import the ZIP as it was downloaded");
        }
        boolean proves = part.product() == Product.MAILCHIMP;
        if (order.list().confirmed() && order.consent().isEmpty() && !proves) {
            throw unreadable(
                    part,
                    part.product().title() + " does not say how these readers agreed to get '"
                            + order.list().name() + "'",
                    "say it, as in --consent 'signed up at our old site'; import only people who did");
        }
    }

    private static UnreadableReaders unreadable(Part part, String problem, String remedy) {
        return new UnreadableReaders(new Fault(part.shown(), 1, problem, remedy));
    }
}
