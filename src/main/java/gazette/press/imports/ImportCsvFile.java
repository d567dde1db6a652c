package gazette.press.imports;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.csv.SubscriberCsvReader;
import gazette.subscribers.csv.SubscriberField;
import gazette.subscribers.csv.UnreadableCsvException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Imports a CSV file that somebody hands over.
public final class ImportCsvFile {
    private final AppContext context;
    private final Request request;

    /// What is to be done.
    ///
    /// @param told what holds for all rows
    /// @param dryRun only count
    public record Request(ListConfig list, Path file, CsvOptions csv, ImportDefaults told, boolean dryRun) {}

    /// What came of it.
    ///
    /// @param rejected the file of rows that could not be taken; absent if all could
    /// @param members of the list by status, as they are now
    public record Outcome(Map<RowResult, Long> fates, Optional<Path> rejected, Map<String, Long> members) {
        /// How many rows had a fate.
        public long count(RowResult fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    public ImportCsvFile(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Does it. Broken off, it can be done again.
    ///
    /// @param form is told how the file is read
    /// @param progress is told how many rows are through
    /// @throws UnreadableCsvException if that is not possible
    public Outcome run(Consumer<String> form, LongConsumer progress) {
        try (var csv = new SubscriberCsvReader(request.file(), request.file(), request.csv())) {
            form.accept(csv.describe());
            needConsent(csv);
            var newcomers = new ImportRowValidator(
                    request.list(), request.told(), context.clock().instant());
            String origin = "import of " + request.file().getFileName();
            var readers = new ImportRowsInBatches(
                    context, new ImportRowsInBatches.Request(request.list(), origin, request.dryRun()));
            try (var rejected = new RejectedRowsWriter(request.file(), csv.headings())) {
                Map<RowResult, Long> fates = readers.run(csv.rows(newcomers), rejected::add, progress);
                return new Outcome(fates, rejected.finish(), members(context, request.list()));
            }
        }
    }

    /// A list whose readers confirm by mail takes nobody of whom nobody says how they agreed.
    private void needConsent(SubscriberCsvReader csv) {
        boolean silent = request.told().consent().isEmpty() && !csv.has(SubscriberField.CONSENT);
        boolean asks =
                request.list().signup().needsConfirmation() && request.told().status() == Status.ACTIVE;
        if (silent && asks && !csv.has(SubscriberField.STATUS)) {
            throw new UnreadableCsvException(new Diagnostic(
                    request.file(),
                    1,
                    "nothing says how these readers agreed to get '"
                            + request.list().name() + "'",
                    "say it, as in --consent 'signed up at the spring fair 2026', or add a column consent; import only"
                            + " people who did"));
        }
    }

    static Map<String, Long> members(AppContext context, ListConfig list) {
        return context.store()
                .read(tables -> tables.lists()
                        .find(list.name())
                        .map(id -> byWord(tables.memberships().count(id)))
                        .orElse(Map.of()));
    }

    private static Map<String, Long> byWord(Map<Status, Long> members) {
        var byWord = new HashMap<String, Long>();
        members.forEach((status, number) -> byWord.put(status.word(), number));
        return byWord;
    }
}
