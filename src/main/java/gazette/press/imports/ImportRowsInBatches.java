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

/// Takes readers from wherever they come, in steps of some milliseconds, so that no letter waits. Nobody who left,
/// bounced, complained or was erased is brought back. What was broken off is simply done again.
public final class ImportRowsInBatches {
    /// A transaction may hold up letters for so long.
    private static final Duration STEP = Duration.ofMillis(30);
    /// Where none are going out, fewer steps are less work.
    private static final Duration IDLE_STEP = Duration.ofMillis(300);

    private static final int FIRST_STEP = 500;
    private static final int MOST = 8000;
    private static final int LEAST = 50;

    private final AppContext context;
    private final Request request;
    private final SeenAddresses seen = new SeenAddresses();
    private final Map<RowResult, Long> results = new EnumMap<>(RowResult.class);

    /// What is to be done with the rows.
    ///
    /// @param origin what brought them, for the record
    /// @param dryRun only count
    public record Request(ListConfig list, String origin, boolean dryRun) {}

    /// What became of a row.
    public enum RowResult {
        /// Is a member now, or is noted as one who has gone.
        ADDED,
        /// Was a member already.
        KNOWN,
        /// Was a member, and the row says that they are gone.
        TAKEN_OFF,
        /// Stays out, because they left.
        LEFT,
        /// Stays out, because the address does not exist.
        BOUNCED,
        /// Stays out, because they called a letter spam.
        COMPLAINED,
        /// Stays out, because they wanted nothing to be known of them.
        ERASED,
        /// Stands in the file a second time.
        DUPLICATE,
        /// Cannot be taken.
        BAD
    }

    /// @param context with the list in its settings
    public ImportRowsInBatches(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Takes all rows.
    ///
    /// @param bad is told of each that cannot be taken
    /// @param progress is told how many rows are through, now and then
    /// @return how many rows had which fate
    public Map<RowResult, Long> run(
            Iterator<ImportRow> rows, Consumer<ImportRow.InvalidRow> bad, LongConsumer progress) {
        int size = FIRST_STEP;
        long through = 0;
        // While one step is written, the next is read.
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            Step step = collect(rows, size, bad);
            while (step.rows() > 0) {
                int most = size;
                var next = CompletableFuture.supplyAsync(() -> collect(rows, most, bad), reading);
                long began = System.nanoTime();
                take(step);
                size = next(size, System.nanoTime() - began, step());
                through += step.rows();
                progress.accept(through);
                step = awaited(next);
            }
        }
        return Map.copyOf(results);
    }

    /// Some rows.
    ///
    /// @param people by their addresses
    private record Step(Map<String, ValidRow> people, long rows, long bad) {
        long duplicates() {
            return rows - bad - people.size();
        }
    }

    private static Step collect(Iterator<ImportRow> rows, int size, Consumer<ImportRow.InvalidRow> bad) {
        var people = new LinkedHashMap<String, ValidRow>();
        long read = 0;
        long refused = 0;
        while (read < size && rows.hasNext()) {
            read++;
            switch (rows.next()) {
                case ValidRow newcomer ->
                    people.merge(newcomer.address().normal(), newcomer, ImportRowsInBatches::mergeDuplicates);
                case ImportRow.InvalidRow row -> {
                    refused++;
                    bad.accept(row);
                }
            }
        }
        return new Step(people, read, refused);
    }

    /// Of two rows with one address, the first counts, but for one that says that they are gone.
    private static ValidRow mergeDuplicates(ValidRow first, ValidRow second) {
        return ImportBatch.isGone(second.status()) ? second : first;
    }

    private static Step awaited(CompletableFuture<Step> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void take(Step read) {
        count(RowResult.BAD, read.bad());
        count(RowResult.DUPLICATE, read.duplicates());
        Map<String, ValidRow> step = read.people();
        List<RowResult> became = request.dryRun()
                ? context.store().read(tables -> classify(step, tables).results())
                : context.store().write(tables -> {
                    ImportBatch sorted = classify(step, tables);
                    sorted.write(
                            tables.lists().idOf(request.list().name()),
                            request.origin(),
                            context.clock().instant());
                    return sorted.results();
                });
        int i = 0;
        for (String normal : step.keySet()) {
            RowResult fate = became.get(i++);
            boolean again = !seen.add(SeenAddresses.code(normal));
            count(again && fate != RowResult.TAKEN_OFF ? RowResult.DUPLICATE : fate, 1);
        }
    }

    private ImportBatch classify(Map<String, ValidRow> step, Tables tables) {
        SubscriberImportTable imports = tables.subscriberImports();
        long list = tables.lists().find(request.list().name()).orElse(0L);
        var readers = new ImportBatch(context.keyRing(), imports, new ArrayList<>(step.values()));
        readers.classify(list);
        return readers;
    }

    private void count(RowResult fate, long rows) {
        if (rows > 0) {
            results.merge(fate, rows, Long::sum);
        }
    }

    private Duration step() {
        return context.store().read(tables -> tables.subscriberImports().isSending()) ? STEP : IDLE_STEP;
    }

    /// As many rows as the time allows.
    private static int next(int size, long nanos, Duration allowed) {
        if (nanos > allowed.toNanos()) {
            return Math.max(LEAST, (int) (size * 0.8 * allowed.toNanos() / nanos));
        }
        return nanos < allowed.toNanos() / 2 ? Math.min(MOST, size * 3 / 2) : size;
    }
}
