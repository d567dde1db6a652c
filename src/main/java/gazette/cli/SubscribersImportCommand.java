package gazette.cli;

import gazette.config.ListConfig;
import gazette.press.ImportFile;
import gazette.press.ImportFile.Outcome;
import gazette.press.ImportReaders.Fate;
import gazette.press.Newsroom;
import gazette.subscribers.CsvForm;
import gazette.subscribers.CsvOrder;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.NewcomerReader.Told;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gazette subscribers import`.
@Command(
        name = "import",
        description =
                "Brings the readers of a CSV file to a list, whatever the file looks like. Nobody who left, bounced,"
                        + " complained or was erased is brought back. Sends nothing.")
final class SubscribersImportCommand implements Callable<Integer> {
    private static final long TELL_NANOS = 1_000_000_000L;

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--list", required = true, paramLabel = "LIST", description = "The list they will be on.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String list;

    @Option(
            names = "--map",
            paramLabel = "THEIRS=OURS",
            description = "What a column holds: email, name, first_name, last_name, language, zone, cadence, topics,"
                    + " status, joined, consent, or attribute:NAME. THEIRS is its heading, or its number from 1.")
    private final Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--attributes", description = "Keeps all other columns, too.")
    private boolean attributes;

    @Option(
            names = "--consent",
            paramLabel = "HOW",
            defaultValue = "",
            description = "How they agreed, for the record; a column of that name says it for each.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String consent;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "active",
            description =
                    "Of those whose row does not say: active, unsubscribed, bounced or complained. Default: active.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String status;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Such as GB18030, if the guess is wrong.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--delimiter", paramLabel = "CHARACTER", description = "Such as ';' or tab, if the guess is wrong.")
    private Optional<String> delimiter = Optional.empty();

    @Option(names = "--dry-run", description = "Only counts, and writes the file of bad rows.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SubscribersImportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw workspace.wrong("there is no file " + file);
        }
        var csv = new CsvOrder(encoding.map(this::charset), delimiter.map(this::character), columns, attributes);
        try (Newsroom newsroom = workspace.open(clock)) {
            ListConfig target = workspace.list(newsroom.config(), list);
            PrintWriter err = spec.commandLine().getErr();
            var order = new ImportFile.Order(target, file, csv, new Told(status(), consent.strip()), dryRun);
            Outcome outcome = new ImportFile(newsroom, order)
                    .run(form -> err.println("read as " + form), new Progress(err)::tell);
            print(outcome);
            return 0;
        }
    }

    /// Says about once a second how far it is.
    private static final class Progress {
        private final PrintWriter err;
        private long last = System.nanoTime();

        Progress(PrintWriter err) {
            this.err = err;
        }

        void tell(long rows) {
            if (System.nanoTime() - last > TELL_NANOS) {
                last = System.nanoTime();
                err.println(rows + " rows …");
            }
        }
    }

    private void print(Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("list", list);
            fields.put("dryRun", dryRun);
            for (Fate fate : Fate.values()) {
                fields.put(fate.name().toLowerCase(Locale.ROOT), outcome.count(fate));
            }
            fields.put("rejected", outcome.rejected().map(Path::toString).orElse(""));
            fields.put("members", outcome.members());
            out.println(JsonLines.of(fields));
            return;
        }
        out.println((dryRun ? "would be added: " : "added: ") + outcome.count(Fate.ADDED));
        line(out, "taken off, as their rows say", outcome.count(Fate.TAKEN_OFF));
        line(out, "known already", outcome.count(Fate.KNOWN));
        line(out, "in the file twice", outcome.count(Fate.DUPLICATE));
        line(out, "kept away, for they left", outcome.count(Fate.LEFT));
        line(out, "kept away, for their address bounced", outcome.count(Fate.BOUNCED));
        line(out, "kept away, for they complained", outcome.count(Fate.COMPLAINED));
        line(out, "kept away, for they were erased", outcome.count(Fate.ERASED));
        outcome.rejected().ifPresent(bad -> out.println("bad rows: " + outcome.count(Fate.BAD) + ", in " + bad));
        String members = outcome.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        out.println("the list '" + list + "' has " + (members.isEmpty() ? "no members" : members)
                + (dryRun ? "; nothing was changed: this was a rehearsal" : ""));
    }

    private static void line(PrintWriter out, String what, long rows) {
        if (rows > 0) {
            out.println(what + ": " + rows);
        }
    }

    private Status status() {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "active" -> Status.ACTIVE;
            case "unsubscribed" -> Status.UNSUBSCRIBED;
            case "bounced" -> Status.BOUNCED;
            case "complained" -> Status.COMPLAINED;
            default ->
                throw workspace.wrong(
                        "'" + status + "' is no status to import; write active, unsubscribed, bounced or complained");
        };
    }

    private Charset charset(String name) {
        return CsvForm.charset(name)
                .orElseThrow(() -> workspace.wrong("there is no encoding '" + name
                        + "'; write such as UTF-8, UTF-16LE, GB18030, Big5, Shift_JIS or windows-1252"));
    }

    private char character(String written) {
        String meant = written.equalsIgnoreCase("tab") || written.equals("\\t") ? "\t" : written;
        if (meant.length() != 1) {
            throw workspace.wrong("'" + written + "' is no delimiter; write one character, or tab");
        }
        return meant.charAt(0);
    }
}
