package gazette.press.imports;

import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.store.SubscriberImportTable;
import gazette.store.Tables;
import gazette.subscribers.csv.ImportRow;
import gazette.subscribers.csv.ImportRow.ValidRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Imports rows in batches of some milliseconds each, so that sending never waits for long. Nobody who left,
/// bounced, complained or was erased is brought back. If an import is interrupted, it can simply be run again.
public final class ImportRowsInBatches {
    /// The longest time that a batch may take while mails are being sent.
    private static final Duration BATCH_TIME = Duration.ofMillis(30);
    /// Longer batches are faster in total.
    private static final Duration IDLE_BATCH_TIME = Duration.ofMillis(300);

    private static final int FIRST_SIZE = 500;
    private static final int LARGEST_SIZE = 8000;
    private static final int SMALLEST_SIZE = 50;

    private final AppContext context;
    private final Request request;
    private final SeenAddresses seen = new SeenAddresses();
    private final Map<RowResult, Long> results = new EnumMap<>(RowResult.class);

    /// Describes an import.
    ///
    /// @param origin stored with each consent, such as the name of the file
    /// @param dryRun whether to count only
    public record Request(ListConfig list, String origin, boolean dryRun) {}

    /// Says what was done with a row.
    public enum RowResult {
        /// Is a member now, or is stored as one who has left.
        ADDED,
        /// Was a member already.
        KNOWN,
        /// Was a member and was removed, because the row says that they have left.
        TAKEN_OFF,
        /// Left out, because they unsubscribed.
        LEFT,
        /// Left out, because mail to the address bounced.
        BOUNCED,
        /// Left out, because they reported a mail as spam.
        COMPLAINED,
        /// Left out, because they were erased at their wish.
        ERASED,
        /// Occurs in the file a second time.
        DUPLICATE,
        /// Is rejected because it is invalid.
        BAD
    }

    /// @param context with the list in its settings
    public ImportRowsInBatches(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Imports all rows.
    ///
    /// @param bad gets each invalid row
    /// @param progress gets the number of rows that are done, after each batch
    /// @return how many rows had which result
    public Map<RowResult, Long> run(
            Iterator<ImportRow> rows, Consumer<ImportRow.InvalidRow> bad, LongConsumer progress) {
        int size = FIRST_SIZE;
        long done = 0;
        // While one batch is written, the next is read.
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            Batch batch = collect(rows, size, bad);
            while (batch.rows() > 0) {
                int most = size;
                var next = CompletableFuture.supplyAsync(() -> collect(rows, most, bad), reading);
                long began = System.nanoTime();
                importBatch(batch);
                size = next(size, System.nanoTime() - began, batchTime());
                done += batch.rows();
                progress.accept(done);
                batch = awaited(next);
            }
        }
        return Map.copyOf(results);
    }

    /// Holds some rows that were read.
    ///
    /// @param rowByAddress valid rows; of several with one address only one
    private record Batch(Map<String, ValidRow> rowByAddress, long rows, long bad) {
        long duplicates() {
            return rows - bad - rowByAddress.size();
        }
    }

    private static Batch collect(Iterator<ImportRow> rows, int size, Consumer<ImportRow.InvalidRow> bad) {
        var rowByAddress = new LinkedHashMap<String, ValidRow>();
        long read = 0;
        long refused = 0;
        while (read < size && rows.hasNext()) {
            read++;
            switch (rows.next()) {
                case ValidRow valid ->
                    rowByAddress.merge(valid.address().normal(), valid, ImportRowsInBatches::mergeDuplicates);
                case ImportRow.InvalidRow row -> {
                    refused++;
                    bad.accept(row);
                }
            }
        }
        return new Batch(rowByAddress, read, refused);
    }

    /// Of two rows with one address the first counts, unless the second says that they have left.
    static ValidRow mergeDuplicates(ValidRow first, ValidRow second) {
        return ImportBatch.isGone(second.status()) ? second : first;
    }

    private static Batch awaited(CompletableFuture<Batch> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void importBatch(Batch read) {
        count(RowResult.BAD, read.bad());
        count(RowResult.DUPLICATE, read.duplicates());
        Map<String, ValidRow> batch = read.rowByAddress();
        List<RowResult> decided = request.dryRun()
                ? context.store().read(tables -> classify(batch, tables).results())
                : context.store().write(tables -> {
                    ImportBatch classified = classify(batch, tables);
                    classified.write(
                            tables.lists().idOf(request.list().name()),
                            request.origin(),
                            context.clock().instant());
                    return classified.results();
                });
        int i = 0;
        for (String normal : batch.keySet()) {
            RowResult result = decided.get(i++);
            boolean isRepeated = !seen.add(SeenAddresses.code(normal));
            count(isRepeated && result != RowResult.TAKEN_OFF ? RowResult.DUPLICATE : result, 1);
        }
    }

    private ImportBatch classify(Map<String, ValidRow> batch, Tables tables) {
        SubscriberImportTable imports = tables.subscriberImports();
        long list = tables.lists().find(request.list().name()).orElse(0L);
        var importBatch = new ImportBatch(context.keyRing(), imports, new ArrayList<>(batch.values()));
        importBatch.classify(list);
        return importBatch;
    }

    private void count(RowResult result, long rows) {
        if (rows > 0) {
            results.merge(result, rows, Long::sum);
        }
    }

    private Duration batchTime() {
        return context.store().read(tables -> tables.subscriberImports().isSending()) ? BATCH_TIME : IDLE_BATCH_TIME;
    }

    /// Adjusts the size of the next batch to the time that the last one took.
    private static int next(int size, long nanos, Duration allowed) {
        if (nanos > allowed.toNanos()) {
            return Math.max(SMALLEST_SIZE, (int) (size * 0.8 * allowed.toNanos() / nanos));
        }
        return nanos < allowed.toNanos() / 2 ? Math.min(LARGEST_SIZE, size * 3 / 2) : size;
    }
}
