package gazette.press.imports;

import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.workspace.AppContext;
import gazette.store.ImportedFileTable.ImportedFile;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRow;
import gazette.subscribers.csv.ImportRowValidator;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.csv.SubscriberCsvReader;
import gazette.subscribers.csv.UnreadableCsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/// Takes up `subscribers/LIST.csv`, as an import of any file: adds readers; removes and revives nobody. Who puts a file
/// there says that those in it have agreed. One that has not changed since is not read again.
public final class ImportListFiles {
    /// So many bad rows of a file are told one by one.
    private static final int TOLD = 100;

    private final AppContext context;

    public ImportListFiles(AppContext context) {
        this.context = context;
    }

    /// What came of it.
    ///
    /// @param faults rows that were left out
    /// @param unreadable by list: files that cannot be read as a whole
    public record Imported(int added, List<Diagnostic> faults, Map<String, Diagnostic> unreadable) {
        /// All that is wrong with the files.
        public List<Diagnostic> allFaults() {
            return Stream.concat(unreadable.values().stream(), faults.stream()).toList();
        }
    }

    /// Imports the files of all lists.
    public Imported run() {
        int added = 0;
        var faults = new ArrayList<Diagnostic>();
        var unreadable = new HashMap<String, Diagnostic>();
        for (ListConfig list : context.config().lists().values()) {
            Path file = context.config().workspace().resolve(shown(list));
            try {
                added += Files.exists(file) ? look(list, file, faults) : 0;
            } catch (UnreadableCsvException e) {
                unreadable.put(list.name(), e.diagnostic());
            }
        }
        return new Imported(added, List.copyOf(faults), Map.copyOf(unreadable));
    }

    /// What is wrong with the files of all lists. Imports nothing.
    public static List<Diagnostic> faults(Config config, Instant now) {
        var faults = new ArrayList<Diagnostic>();
        for (ListConfig list : config.lists().values()) {
            Path file = config.workspace().resolve(shown(list));
            var log = new FaultLog(list);
            try {
                if (Files.exists(file)) {
                    read(
                            list,
                            file,
                            now,
                            rows -> rows.forEachRemaining(row -> {
                                if (row instanceof ImportRow.InvalidRow bad) {
                                    log.add(bad);
                                }
                            }));
                }
            } catch (UnreadableCsvException e) {
                faults.add(e.diagnostic());
            }
            faults.addAll(log.faults());
        }
        return List.copyOf(faults);
    }

    /// @return how many were added
    private int look(ListConfig list, Path file, List<Diagnostic> faults) {
        String path = shown(list).toString();
        String mark = mark(list, file);
        Optional<ImportedFile> taken =
                context.store().read(tables -> tables.importedFiles().find(path));
        if (taken.filter(known -> known.mark().equals(mark)).isPresent()) {
            faults.addAll(FaultLog.read(shown(list), taken.get().faults()));
            return 0;
        }
        String hash = hash(list, file);
        boolean same = taken.filter(known -> known.hash().equals(hash)).isPresent();
        var log = new FaultLog(list);
        long added = same ? 0 : take(list, file, log);
        String noted = same ? taken.get().faults() : log.text();
        faults.addAll(FaultLog.read(shown(list), noted));
        context.store().change(tables -> tables.importedFiles().put(path, new ImportedFile(mark, hash, noted)));
        return (int) added;
    }

    private long take(ListConfig list, Path file, FaultLog log) {
        var order = new ImportRowsInBatches.Request(list, shown(list).toString(), false);
        var added = new long[1];
        read(
                list,
                file,
                context.clock().instant(),
                rows -> added[0] = new ImportRowsInBatches(context, order)
                        .run(rows, log::add, _ -> {})
                        .getOrDefault(RowResult.ADDED, 0L));
        return added[0];
    }

    /// Does something with a file's rows.
    private interface Work {
        void on(Iterator<ImportRow> rows);
    }

    private static void read(ListConfig list, Path file, Instant now, Work work) {
        var newcomers = new ImportRowValidator(
                list, new ImportDefaults(Status.ACTIVE, shown(list).toString()), now);
        try (var csv = new SubscriberCsvReader(file, shown(list), CsvOptions.GUESS)) {
            work.on(csv.rows(newcomers));
        }
    }

    /// What differs when the file may.
    private static String mark(ListConfig list, Path file) {
        try {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            // The time that nobody can set, where there is one.
            Object changed = unix ? Files.getAttribute(file, "unix:ctime") : Files.getLastModifiedTime(file);
            return Files.size(file) + " " + changed + " " + settings(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(ListConfig list, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in) + " " + settings(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What rows are read by: a cadence that the list offers by now makes a bad row a good one.
    private static String settings(ListConfig list) {
        String cadences = list.cadences().stream().map(Cadence::word).collect(Collectors.joining(","));
        return cadences + " " + String.join(",", list.topics().keySet());
    }

    private static Path shown(ListConfig list) {
        return Path.of("subscribers", list.name() + ".csv");
    }

    /// The bad rows of one file, the first of them one by one.
    private static final class FaultLog {
        private final Path shown;
        private final List<Diagnostic> first = new ArrayList<>();
        private long more;

        FaultLog(ListConfig list) {
            shown = shown(list);
        }

        void add(ImportRow.InvalidRow bad) {
            if (first.size() < TOLD) {
                first.add(bad.diagnostic());
                return;
            }
            more++;
        }

        List<Diagnostic> faults() {
            var all = new ArrayList<>(first);
            if (more > 0) {
                String remedy = "gazette subscribers import " + shown + " --list "
                        + shown.getFileName().toString().replaceFirst("\\.csv$", "")
                        + " --dry-run writes all to a file";
                all.add(new Diagnostic(shown, first.getLast().line(), more + " more rows are bad", remedy));
            }
            return all;
        }

        /// A line for each, for [#read].
        String text() {
            return faults().stream()
                    .map(diagnostic -> diagnostic.line() + "\t" + diagnostic.problem() + "\t" + diagnostic.remedy())
                    .map(line -> line.replaceAll("[\\r\\n]", " "))
                    .collect(Collectors.joining("\n"));
        }

        static List<Diagnostic> read(Path shown, String text) {
            return text.lines()
                    .map(line -> line.split("\t", 3))
                    .map(parts -> new Diagnostic(shown, Integer.parseInt(parts[0]), parts[1], parts[2]))
                    .toList();
        }
    }
}
