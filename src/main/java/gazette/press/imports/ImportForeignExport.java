package gazette.press.imports;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.press.imports.ForeignExportFiles.Part;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRow;
import gazette.subscribers.csv.ImportRow.ValidRow;
import gazette.subscribers.csv.ImportRowValidator;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.csv.RawSubscriberRow;
import gazette.subscribers.csv.SubscriberCsvReader;
import gazette.subscribers.csv.UnreadableCsvException;
import gazette.subscribers.products.ForeignProduct;
import gazette.subscribers.products.ForeignRowParser;
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
public final class ImportForeignExport {
    private final AppContext context;
    private final Request request;
    private final ImportRowValidator newcomers;
    private final ImportRowsInBatches readers;
    private final Map<Status, Long> countsAtSource = new EnumMap<>(Status.class);
    private final List<Path> rejected = new ArrayList<>();
    private Map<RowResult, Long> results = Map.of();

    /// What is to be done.
    ///
    /// @param origin what brings them, for the record
    /// @param consent how they agreed; empty if only the export tells
    /// @param dryRun only count
    public record Request(ListConfig list, String origin, String consent, boolean dryRun) {}

    /// What came of it.
    ///
    /// @param countsAtSource how many the other product has by status, as far as their rows can be read
    /// @param nonSubscribers how many it has who never joined, and so were left out
    /// @param rejected files of the rows that could not be taken
    /// @param members of the list by status, as they are now
    public record Outcome(
            Map<RowResult, Long> results,
            Map<Status, Long> countsAtSource,
            long nonSubscribers,
            List<Path> rejected,
            Map<String, Long> members) {}

    public ImportForeignExport(AppContext context, Request request) {
        this.context = context;
        this.request = request;
        newcomers = new ImportRowValidator(
                request.list(),
                new ImportDefaults(Status.ACTIVE, request.consent()),
                context.clock().instant());
        readers = new ImportRowsInBatches(
                context, new ImportRowsInBatches.Request(request.list(), request.origin(), request.dryRun()));
    }

    /// The product that a file comes from; empty if it is some other CSV.
    ///
    /// @throws UnreadableCsvException if it is a ZIP in which there is nobody
    public static Optional<ForeignProduct> product(Path file) {
        try (var files = ForeignExportFiles.of(file)) {
            return files.parts().stream().map(Part::product).findFirst();
        }
    }

    /// Takes an export over. Broken off, it can be done again.
    ///
    /// @param form is told how each file is read
    /// @param progress is told how many rows of a file are through
    /// @throws UnreadableCsvException if that is not possible
    public Outcome file(Path file, Consumer<String> form, LongConsumer progress) {
        try (var files = ForeignExportFiles.of(file)) {
            var opened = new ArrayList<Opened>();
            long strangers = 0;
            try {
                files.parts().forEach(part -> opened.add(new Opened(part, request.consent())));
                opened.sort(Comparator.comparing(one -> !one.moved.haveLeft()));
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
    Outcome rows(Stream<RawSubscriberRow> rows, Path shown, List<String> headings, LongConsumer progress) {
        take(rows.map(newcomers::read).iterator(), shown, headings, progress);
        return outcome(0);
    }

    private Outcome outcome(long strangers) {
        return new Outcome(
                results,
                countsAtSource,
                strangers,
                List.copyOf(rejected),
                ImportCsvFile.members(context, request.list()));
    }

    /// A file of an export, and what its rows mean.
    private static final class Opened implements AutoCloseable {
        private final Part part;
        private final SubscriberCsvReader csv;
        private final ForeignRowParser moved;

        Opened(Part part, String told) {
            this.part = part;
            csv = new SubscriberCsvReader(part.path(), part.shown(), CsvOptions.GUESS);
            moved = new ForeignRowParser(
                    part.product(), part.shown().getFileName().toString(), csv.headings(), told);
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
        Iterator<ImportRow> rows = one.csv.rows(row -> newcomers.read(one.moved.read(row)));
        if (!one.moved.neverSubscribed()) {
            take(rows, one.part.shown(), one.csv.headings(), progress);
            return 0;
        }
        long strangers = 0;
        for (; rows.hasNext(); rows.next()) {
            strangers++;
        }
        return strangers;
    }

    private void take(Iterator<ImportRow> rows, Path shown, List<String> headings, LongConsumer progress) {
        try (var bad = new RejectedRowsWriter(shown, headings)) {
            results = readers.run(new Counted(rows), bad::add, progress);
            bad.finish().ifPresent(rejected::add);
        }
    }

    /// Rows, counted by what the other product says of them.
    private final class Counted implements Iterator<ImportRow> {
        private final Iterator<ImportRow> rows;

        Counted(Iterator<ImportRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public ImportRow next() {
            ImportRow row = rows.next();
            if (row instanceof ValidRow newcomer) {
                countsAtSource.merge(newcomer.status(), 1L, Long::sum);
            }
            return row;
        }
    }

    private void check(Opened one) {
        Part part = one.part;
        if (part.product() == ForeignProduct.LISTMONK) {
            throw unreadable(
                    part,
                    "listmonk's CSV tells neither lists nor who has left one",
                    "let its API tell: gazette subscribers import --from listmonk https://THEIR-SERVER --user …");
        }
        if (one.moved.statusUnknown()) {
            throw unreadable(
                    part,
                    "only its name tells whether these people are subscribed, and this one does not",
                    "name it as Mailchimp did, such as subscribed_….csv, or import the ZIP as it was downloaded");
        }
        boolean proves = part.product() == ForeignProduct.MAILCHIMP;
        if (request.list().signup().needsConfirmation() && request.consent().isEmpty() && !proves) {
            throw unreadable(
                    part,
                    part.product().title() + " does not say how these readers agreed to get '"
                            + request.list().name() + "'",
                    "say it, as in --consent 'signed up at our old site'; import only people who did");
        }
    }

    private static UnreadableCsvException unreadable(Part part, String problem, String remedy) {
        return new UnreadableCsvException(new Diagnostic(part.shown(), 1, problem, remedy));
    }
}
