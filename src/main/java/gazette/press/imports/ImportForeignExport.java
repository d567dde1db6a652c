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
import gazette.subscribers.csv.LeftOutValues;
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

/// Imports the subscribers of another product from its export file, with those who have left. These are imported
/// first, so that nobody who left is added from another file of the export.
public final class ImportForeignExport {
    private final AppContext context;
    private final Request request;
    private final ImportRowValidator validator;
    private final ImportRowsInBatches batches;
    private final Map<Status, Long> countsAtSource = new EnumMap<>(Status.class);
    private final List<Path> rejected = new ArrayList<>();
    private Map<RowResult, Long> results = Map.of();

    /// Describes an import.
    ///
    /// @param origin stored with each consent, such as the name of the export
    /// @param consent how the subscribers agreed; empty if only the export says it
    /// @param dryRun whether to count only
    public record Request(ListConfig list, String origin, String consent, boolean dryRun) {}

    /// Holds the result.
    ///
    /// @param countsAtSource how many people the other product has, by status, as far as their rows can be read
    /// @param nonSubscribers how many people never subscribed there and were left out
    /// @param rejected the files of rejected rows
    /// @param members of the list by status, as they are now
    /// @param leftOut values that were not understood
    public record Outcome(
            Map<RowResult, Long> results,
            Map<Status, Long> countsAtSource,
            long nonSubscribers,
            List<Path> rejected,
            Map<String, Long> members,
            List<LeftOutValues.Column> leftOut) {}

    public ImportForeignExport(AppContext context, Request request) {
        this.context = context;
        this.request = request;
        validator = new ImportRowValidator(
                request.list(),
                new ImportDefaults(Status.ACTIVE, request.consent()),
                context.clock().instant());
        batches = new ImportRowsInBatches(
                context, new ImportRowsInBatches.Request(request.list(), request.origin(), request.dryRun()));
    }

    /// Returns the product that made a file; empty if it is some other CSV file.
    ///
    /// @param data the data folder, where a ZIP is unpacked as long as it is read
    /// @throws UnreadableCsvException if it is a ZIP without subscribers
    public static Optional<ForeignProduct> product(Path file, Path data) {
        try (var files = ForeignExportFiles.of(file, data)) {
            return files.parts().stream().map(Part::product).findFirst();
        }
    }

    /// Imports an export file. If it is interrupted, it can simply be run again.
    ///
    /// @param form gets a sentence about how each file is read
    /// @param progress gets the number of rows of a file that are done
    /// @throws UnreadableCsvException if the export cannot be read
    public Outcome importFile(Path file, Consumer<String> form, LongConsumer progress) {
        try (var files = ForeignExportFiles.of(file, context.config().data())) {
            var opened = new ArrayList<Opened>();
            long nonSubscribers = 0;
            try {
                files.parts().forEach(one -> opened.add(new Opened(one, request.consent())));
                opened.sort(Comparator.comparing(part -> !part.parser.haveLeft()));
                opened.forEach(this::check);
                for (Opened part : opened) {
                    form.accept(part.describe());
                    nonSubscribers += importFile(part, progress);
                }
            } finally {
                opened.forEach(Opened::close);
            }
            return outcome(nonSubscribers);
        }
    }

    /// Imports rows that do not come from a file.
    ///
    /// @param shown the path after which the file of rejected rows is named
    Outcome importRows(Stream<RawSubscriberRow> rows, Path shown, List<String> headings, LongConsumer progress) {
        importRows(rows.map(validator::read).iterator(), shown, headings, progress);
        return outcome(0);
    }

    private Outcome outcome(long nonSubscribers) {
        return new Outcome(
                results,
                countsAtSource,
                nonSubscribers,
                List.copyOf(rejected),
                ImportCsvFile.members(context, request.list()),
                validator.leftOut());
    }

    /// Reads one file of an export.
    private static final class Opened implements AutoCloseable {
        private final Part part;
        private final SubscriberCsvReader csv;
        private final ForeignRowParser parser;

        Opened(Part part, String consent) {
            this.part = part;
            csv = new SubscriberCsvReader(part.path(), part.shown(), CsvOptions.GUESS);
            parser = new ForeignRowParser(
                    part.product(), part.shown().getFileName().toString(), csv.headings(), consent);
        }

        String describe() {
            return part.product().title() + "'s " + part.shown().getFileName();
        }

        @Override
        public void close() {
            csv.close();
        }
    }

    /// @return how many people in it never subscribed
    private long importFile(Opened file, LongConsumer progress) {
        Iterator<ImportRow> rows = file.csv.rows(row -> validator.read(file.parser.read(row)));
        if (!file.parser.neverSubscribed()) {
            importRows(rows, file.part.shown(), file.csv.headings(), progress);
            return 0;
        }
        long nonSubscribers = 0;
        for (; rows.hasNext(); rows.next()) {
            nonSubscribers++;
        }
        return nonSubscribers;
    }

    private void importRows(Iterator<ImportRow> rows, Path shown, List<String> headings, LongConsumer progress) {
        try (var bad = new RejectedRowsWriter(shown, headings)) {
            results = batches.run(new Counted(rows), bad::add, progress);
            bad.finish().ifPresent(rejected::add);
        }
    }

    /// Counts the rows by their status in the other product.
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
            if (row instanceof ValidRow valid) {
                countsAtSource.merge(valid.status(), 1L, Long::sum);
            }
            return row;
        }
    }

    private void check(Opened file) {
        Part part = file.part;
        if (part.product() == ForeignProduct.LISTMONK) {
            throw unreadable(
                    part,
                    "listmonk's CSV tells neither lists nor who has left one",
                    "let its API tell: gazette subscribers import --from listmonk https://THEIR-SERVER --user …");
        }
        if (file.parser.statusUnknown()) {
            throw unreadable(
                    part,
                    "only its name tells whether these people are subscribed, and this one does not",
                    "name it as Mailchimp did, such as subscribed_….csv, or import the ZIP as it was downloaded");
        }
        boolean hasConsent = part.product() == ForeignProduct.MAILCHIMP;
        if (request.list().signup().needsConfirmation() && request.consent().isEmpty() && !hasConsent) {
            throw unreadable(
                    part,
                    part.product().title() + " does not say how these subscribers agreed to get '"
                            + request.list().name() + "'",
                    "say it, as in --consent 'signed up at our old site'; import only people who did");
        }
    }

    private static UnreadableCsvException unreadable(Part part, String problem, String remedy) {
        return new UnreadableCsvException(new Diagnostic(part.shown(), 1, problem, remedy));
    }
}
