package gazette.press;

import gazette.config.ListConfig;
import gazette.store.ImportTable;
import gazette.store.Tables;
import gazette.subscribers.ReadRow;
import gazette.subscribers.ReadRow.Newcomer;
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
public final class ImportReaders {
    /// A transaction may hold up letters for so long.
    private static final Duration STEP = Duration.ofMillis(30);
    /// Where none are going out, fewer steps are less work.
    private static final Duration IDLE_STEP = Duration.ofMillis(300);

    private static final int FIRST_STEP = 500;
    private static final int MOST = 8000;
    private static final int LEAST = 50;

    private final Newsroom newsroom;
    private final Order order;
    private final SeenAddresses seen = new SeenAddresses();
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

    /// What is to be done with the rows.
    ///
    /// @param origin what brought them, for the record
    /// @param dryRun only count
    public record Order(ListConfig list, String origin, boolean dryRun) {}

    /// What became of a row.
    public enum Fate {
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

    /// @param newsroom with the list in its settings
    public ImportReaders(Newsroom newsroom, Order order) {
        this.newsroom = newsroom;
        this.order = order;
    }

    /// Takes all rows.
    ///
    /// @param bad is told of each that cannot be taken
    /// @param progress is told how many rows are through, now and then
    /// @return how many rows had which fate
    public Map<Fate, Long> run(Iterator<ReadRow> rows, Consumer<ReadRow.Bad> bad, LongConsumer progress) {
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
        return Map.copyOf(fates);
    }

    /// Some rows.
    ///
    /// @param people by their addresses
    private record Step(Map<String, Newcomer> people, long rows, long bad) {
        long twice() {
            return rows - bad - people.size();
        }
    }

    private static Step collect(Iterator<ReadRow> rows, int size, Consumer<ReadRow.Bad> bad) {
        var people = new LinkedHashMap<String, Newcomer>();
        long read = 0;
        long refused = 0;
        while (read < size && rows.hasNext()) {
            read++;
            switch (rows.next()) {
                case Newcomer newcomer -> people.merge(newcomer.address().normal(), newcomer, ImportReaders::ofTwo);
                case ReadRow.Bad row -> {
                    refused++;
                    bad.accept(row);
                }
            }
        }
        return new Step(people, read, refused);
    }

    /// Of two rows with one address, the first counts, but for one that says that they are gone.
    private static Newcomer ofTwo(Newcomer first, Newcomer second) {
        return ReaderStep.isGone(second.status()) ? second : first;
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
        count(Fate.BAD, read.bad());
        count(Fate.DUPLICATE, read.twice());
        Map<String, Newcomer> step = read.people();
        List<Fate> became = order.dryRun()
                ? newsroom.store().read(tables -> sort(step, tables).fates())
                : newsroom.store().write(tables -> {
                    ReaderStep sorted = sort(step, tables);
                    sorted.write(
                            tables.lists().idOf(order.list().name()),
                            order.origin(),
                            newsroom.clock().instant());
                    return sorted.fates();
                });
        int i = 0;
        for (String normal : step.keySet()) {
            Fate fate = became.get(i++);
            boolean again = !seen.add(SeenAddresses.code(normal));
            count(again && fate != Fate.TAKEN_OFF ? Fate.DUPLICATE : fate, 1);
        }
    }

    private ReaderStep sort(Map<String, Newcomer> step, Tables tables) {
        ImportTable imports = tables.imports();
        long list = tables.lists().find(order.list().name()).orElse(0L);
        var readers = new ReaderStep(newsroom.key(), imports, new ArrayList<>(step.values()));
        readers.sort(list);
        return readers;
    }

    private void count(Fate fate, long rows) {
        if (rows > 0) {
            fates.merge(fate, rows, Long::sum);
        }
    }

    private Duration step() {
        return newsroom.store().read(tables -> tables.imports().isSending()) ? STEP : IDLE_STEP;
    }

    /// As many rows as the time allows.
    private static int next(int size, long nanos, Duration allowed) {
        if (nanos > allowed.toNanos()) {
            return Math.max(LEAST, (int) (size * 0.8 * allowed.toNanos() / nanos));
        }
        return nanos < allowed.toNanos() / 2 ? Math.min(MOST, size * 3 / 2) : size;
    }
}
