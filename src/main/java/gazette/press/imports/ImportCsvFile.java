package gazette.press.imports;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.csv.LeftOutValues;
import gazette.subscribers.csv.SubscriberCsvReader;
import gazette.subscribers.csv.SubscriberField;
import gazette.subscribers.csv.UnreadableCsvException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Imports subscribers from a CSV file into a list. Hands on how many rows were added, known or rejected.
public final class ImportCsvFile {
    private final AppContext context;
    private final Request request;

    /// Describes an import.
    ///
    /// @param defaults status and consent of all rows that name none
    /// @param dryRun whether to count only
    public record Request(ListConfig list, Path file, CsvOptions csv, ImportDefaults defaults, boolean dryRun) {}

    /// Holds the result.
    ///
    /// @param results how many rows had which result
    /// @param rejected the file of rejected rows; empty if there are none
    /// @param members of the list by status, as they are now
    /// @param leftOut values that were not understood
    public record Outcome(
            Map<RowResult, Long> results,
            Optional<Path> rejected,
            Map<String, Long> members,
            List<LeftOutValues.Column> leftOut) {
        /// Returns how many rows had a result.
        public long count(RowResult result) {
            return results.getOrDefault(result, 0L);
        }
    }

    public ImportCsvFile(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Imports the file. If it is interrupted, it can simply be run again.
    ///
    /// @param form gets a sentence about how the file is read
    /// @param progress gets the number of rows that are done
    /// @throws UnreadableCsvException if the file cannot be read
    public Outcome run(Consumer<String> form, LongConsumer progress) {
        try (var csv = new SubscriberCsvReader(request.file(), request.file(), request.csv())) {
            form.accept(csv.describe());
            needConsent(csv);
            var validator = new ImportRowValidator(
                    request.list(), request.defaults(), context.clock().instant());
            String origin = "import of " + request.file().getFileName();
            var batches = new ImportRowsInBatches(
                    context, new ImportRowsInBatches.Request(request.list(), origin, request.dryRun()));
            try (var rejected = new RejectedRowsWriter(request.file(), csv.headings())) {
                Map<RowResult, Long> results = batches.run(csv.rows(validator), rejected::add, progress);
                return new Outcome(results, rejected.finish(), members(context, request.list()), validator.leftOut());
            }
        }
    }

    /// If a list's subscribers confirm by mail, an import must say how the new ones agreed.
    private void needConsent(SubscriberCsvReader csv) {
        boolean noConsent = request.defaults().consent().isEmpty() && !csv.has(SubscriberField.CONSENT);
        boolean isRequired = request.list().signup().needsConfirmation()
                && request.defaults().status() == Status.ACTIVE;
        if (noConsent && isRequired && !csv.has(SubscriberField.STATUS)) {
            throw new UnreadableCsvException(new Diagnostic(
                    request.file(),
                    1,
                    "nothing says how these subscribers agreed to get '"
                            + request.list().name() + "'",
                    "say it, as in --consent 'signed up at the spring fair 2026', or add a column consent; import only"
                            + " people who did"));
        }
    }

    /// Returns how many members a list has, by status.
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
