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
import gazette.subscribers.csv.ImportRow.ValidRow;
import gazette.subscribers.csv.ImportRowValidator;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.csv.LeftOutValues;
import gazette.subscribers.csv.SubscriberCsvReader;
import gazette.subscribers.csv.SubscriberField;
import gazette.subscribers.csv.UnreadableCsvException;
import gazette.text.BoundedFile;
import gazette.text.FailureText;
import gazette.text.RefusedFileException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports the files `subscribers/LIST.csv` of the workspace. Only adds subscribers: removes nobody, and brings
/// back nobody who left. Whoever puts a file there states that the people in it agreed. A file that has not
/// changed is not read again.
public final class ImportListFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ImportListFiles.class);

    /// How many bad rows of a file are reported one by one.
    private static final int MOST_REPORTED = 100;

    private final AppContext context;
    private final Optional<Newcomers> rehearsal;

    public ImportListFiles(AppContext context) {
        this(context, Optional.empty());
    }

    /// @param rehearsal gets the rows instead of the database, if it is present
    private ImportListFiles(AppContext context, Optional<Newcomers> rehearsal) {
        this.context = context;
        this.rehearsal = rehearsal;
    }

    /// Reads the files as an import would, but stores nothing.
    public static Newcomers rehearse(AppContext context) {
        var newcomers = new Newcomers(context);
        newcomers.setImported(new ImportListFiles(context, Optional.of(newcomers)).run());
        return newcomers;
    }

    /// Holds the result.
    ///
    /// @param added how many subscribers were added
    /// @param faults one for each row that was left out
    /// @param unreadable files that cannot be read at all, by list
    public record Imported(int added, List<Diagnostic> faults, Map<String, Diagnostic> unreadable) {
        /// Returns all faults of all files.
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
            Path file = context.config().workspace().resolve(path(list));
            try {
                added += Files.exists(file) ? importIfChanged(list, file, faults) : 0;
            } catch (UnreadableCsvException e) {
                unreadable.put(list.name(), e.diagnostic());
            } catch (UncheckedIOException | Error e) {
                unreadable.put(list.name(), unreadable(list, e));
            }
        }
        return new Imported(added, List.copyOf(faults), Map.copyOf(unreadable));
    }

    /// Holds what a look at the files found.
    ///
    /// @param faults rows that cannot be imported, and files that cannot be read
    /// @param warnings values that are left out of rows
    public record Checked(List<Diagnostic> faults, List<Diagnostic> warnings) {}

    /// Checks the files of all lists. Imports nothing.
    public static Checked check(Config config, Instant now) {
        var faults = new ArrayList<Diagnostic>();
        var warnings = new ArrayList<Diagnostic>();
        for (ListConfig list : config.lists().values()) {
            Path file = config.workspace().resolve(path(list));
            var log = new FaultLog(list);
            try {
                if (Files.exists(file)) {
                    List<LeftOutValues.Column> leftOut = read(
                            list,
                            file,
                            now,
                            rows -> rows.forEachRemaining(row -> {
                                if (row instanceof ImportRow.InvalidRow bad) {
                                    log.add(bad);
                                }
                            }));
                    leftOut.forEach(column -> warnings.add(warning(list, column)));
                }
            } catch (UnreadableCsvException e) {
                faults.add(e.diagnostic());
            } catch (UncheckedIOException | Error e) {
                faults.add(unreadable(list, e));
            }
            faults.addAll(log.faults());
        }
        return new Checked(List.copyOf(faults), List.copyOf(warnings));
    }

    /// Returns the rows of a list's file that can be imported; none if it cannot be read.
    ///
    /// @param most rows beyond that are not looked at
    public static List<ValidRow> newcomers(Config config, ListConfig list, Instant now, int most) {
        Path file = config.workspace().resolve(path(list));
        var valid = new ArrayList<ValidRow>();
        try {
            if (Files.exists(file)) {
                read(list, file, now, rows -> {
                    while (rows.hasNext() && valid.size() < most) {
                        if (rows.next() instanceof ValidRow row) {
                            valid.add(row);
                        }
                    }
                });
            }
        } catch (UnreadableCsvException | UncheckedIOException | Error e) {
            return List.of();
        }
        return List.copyOf(valid);
    }

    private static Diagnostic warning(ListConfig list, LeftOutValues.Column column) {
        long line = column.first().stream()
                .mapToLong(LeftOutValues.Value::line)
                .findFirst()
                .orElse(1);
        String remedy = column.field() == SubscriberField.LANGUAGE
                ? "write a tag such as en or zh-CN, or a name such as English"
                : "write one such as Europe/Berlin";
        return new Diagnostic(path(list), (int) line, column.toString(), remedy);
    }

    /// @return how many were added
    private int importIfChanged(ListConfig list, Path file, List<Diagnostic> faults) {
        requireRegular(list, file);
        String path = path(list).toString();
        String mark = mark(list, file);
        Optional<ImportedFile> last =
                context.store().read(tables -> tables.importedFiles().find(path));
        if (last.filter(known -> known.mark().equals(mark)).isPresent()) {
            faults.addAll(FaultLog.read(path(list), last.get().faults()));
            return 0;
        }
        String hash = hash(list, file);
        boolean same = last.filter(known -> known.hash().equals(hash)).isPresent();
        var log = new FaultLog(list);
        long added = same ? 0 : importRows(list, file, log);
        String faultText = same ? last.get().faults() : log.text();
        faults.addAll(FaultLog.read(path(list), faultText));
        if (rehearsal.isPresent()) {
            return (int) added;
        }
        context.store().change(tables -> tables.importedFiles().put(path, new ImportedFile(mark, hash, faultText)));
        return (int) added;
    }

    private long importRows(ListConfig list, Path file, FaultLog log) {
        if (rehearsal.isPresent()) {
            read(list, file, context.clock().instant(), rows -> rehearsal.get().read(list, rows, log::add));
            return 0;
        }
        var request = new ImportRowsInBatches.Request(list, path(list).toString(), false);
        var added = new long[1];
        List<LeftOutValues.Column> leftOut = read(
                list,
                file,
                context.clock().instant(),
                rows -> added[0] = new ImportRowsInBatches(context, request)
                        .run(rows, log::add, _ -> {})
                        .getOrDefault(RowResult.ADDED, 0L));
        leftOut.forEach(column -> LOG.warn("subscribers warning=\"{}\"", warning(list, column)));
        return added[0];
    }

    /// Does something with the rows of a file.
    private interface RowsAction {
        void accept(Iterator<ImportRow> rows);
    }

    /// Says what went wrong, also of memory or of depth: it costs this file only.
    private static Diagnostic unreadable(ListConfig list, Throwable failure) {
        String problem = "the file cannot be read here (" + FailureText.of(failure) + ")";
        return new Diagnostic(path(list), 1, problem, "see that Gazette may read it, or divide it into smaller files");
    }

    private static void requireRegular(ListConfig list, Path file) {
        try {
            BoundedFile.requireRegular(file);
        } catch (RefusedFileException e) {
            throw new UnreadableCsvException(new Diagnostic(path(list), 1, "the file " + e.problem(), e.remedy()));
        }
    }

    /// @return what was left out of the rows
    private static List<LeftOutValues.Column> read(ListConfig list, Path file, Instant now, RowsAction action) {
        var validator = new ImportRowValidator(
                list, new ImportDefaults(Status.ACTIVE, path(list).toString()), now);
        requireRegular(list, file);
        try (var csv = new SubscriberCsvReader(file, path(list), CsvOptions.GUESS)) {
            action.accept(csv.rows(validator));
        }
        return validator.leftOut();
    }

    /// Returns a text that differs if the file may have changed: its size and time, and the settings that matter.
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

    /// Returns the settings by which rows are checked: a new cadence can make a bad row valid.
    private static String settings(ListConfig list) {
        String cadences = list.cadences().stream().map(Cadence::word).collect(Collectors.joining(","));
        return cadences + " " + String.join(",", list.topics().keySet());
    }

    /// Returns the path of a list's file, relative to the workspace.
    public static Path path(ListConfig list) {
        return Path.of("subscribers", list.name() + ".csv");
    }

    /// Collects the bad rows of one file: the first ones singly, the rest as a number.
    private static final class FaultLog {
        private final Path shown;
        private final List<Diagnostic> first = new ArrayList<>();
        private long more;

        FaultLog(ListConfig list) {
            shown = path(list);
        }

        void add(ImportRow.InvalidRow bad) {
            if (first.size() < MOST_REPORTED) {
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

        /// Returns a line for each fault, which [#read] reads.
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
