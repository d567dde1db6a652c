package gazette.cli;

import gazette.config.ListConfig;
import gazette.config.SpellingSuggestion;
import gazette.press.imports.ImportCsvFile;
import gazette.press.imports.ImportCsvFile.Outcome;
import gazette.press.imports.ImportForeignExport;
import gazette.press.imports.ImportFromListmonkServer;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvDialect;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.products.ForeignProduct;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette subscribers import`.
@Command(
        name = "import",
        description =
                "Brings the subscribers of a file, or of another product, to a list, with those who have left there. Nobody who"
                        + " left, bounced, complained or was erased is brought back. Sends nothing.")
final class SubscribersImportCommand implements Callable<Integer> {
    private static final long TELL_NANOS = 1_000_000_000L;

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(
            paramLabel = "FILE",
            description =
                    "A CSV file; what Mailchimp, Substack, Buttondown or Ghost gave you, also as a ZIP; or a listmonk"
                            + " server's address.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String file;

    @Option(names = "--list", paramLabel = "LIST", description = "The list they will be on.")
    private Optional<String> list = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "PRODUCT",
            description = "mailchimp, substack, buttondown, ghost or listmonk, or csv for none of them. Default: as the"
                    + " file looks.")
    private Optional<String> from = Optional.empty();

    @Mixin
    private final ListmonkOptions listmonk = new ListmonkOptions();

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
        if (file.matches("(?i)https?://.*")) {
            return fromServer();
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw workspace.wrong(
                    Files.isDirectory(path)
                            ? path + " is a folder; name one CSV file in it"
                            : "there is no file " + path + "; name the CSV file to import");
        }
        try (AppContext context = workspace.open(clock)) {
            Optional<ForeignProduct> product = product(path, context);
            return product.isPresent() ? fromExport(path, context, product.get()) : fromCsv(path, context);
        }
    }

    private int fromCsv(Path path, AppContext context) {
        var csv = new CsvOptions(encoding.map(this::charset), delimiter.map(this::character), columns, attributes);
        ListConfig target = target(context);
        PrintWriter err = spec.commandLine().getErr();
        var order = new ImportCsvFile.Request(target, path, csv, new ImportDefaults(status(), consent.strip()), dryRun);
        Outcome outcome =
                new ImportCsvFile(context, order).run(form -> err.println("read as " + form), new Progress(err)::tell);
        report(target.name()).print(outcome);
        return 0;
    }

    private int fromExport(Path path, AppContext context, ForeignProduct product) {
        ListConfig target = target(context);
        PrintWriter err = spec.commandLine().getErr();
        var order = new ImportForeignExport.Request(target, "import of " + path.getFileName(), consent.strip(), dryRun);
        ImportForeignExport.Outcome outcome = new ImportForeignExport(context, order)
                .importFile(path, form -> err.println("read as " + form), new Progress(err)::tell);
        report(target.name()).print(outcome, product);
        return 0;
    }

    private int fromServer() {
        if (from.filter(word -> !word.equalsIgnoreCase("listmonk")).isPresent()) {
            throw workspace.wrong("only listmonk is asked over the web; download the export of " + from.get());
        }
        try (AppContext context = workspace.open(clock)) {
            var order = listmonk.order(file, context.config(), list, consent.strip(), dryRun, workspace);
            new ImportFromListmonkServer(context, order)
                    .run(new Progress(spec.commandLine().getErr())::tell)
                    .forEach((name, outcome) -> report(name).print(outcome, ForeignProduct.LISTMONK));
            return 0;
        }
    }

    private ListConfig target(AppContext context) {
        String name = list.orElseThrow(() -> workspace.wrong("say which list they will be on: --list LIST"));
        return workspace.list(context.config(), name);
    }

    /// Returns the product that wrote the file; empty if its columns are no known product's.
    private Optional<ForeignProduct> product(Path path, AppContext context) {
        if (from.filter(word -> word.equalsIgnoreCase("csv")).isPresent()) {
            return Optional.empty();
        }
        Optional<ForeignProduct> said = from.map(word -> ForeignProduct.named(word)
                .orElseThrow(() -> workspace.wrong("'" + word + "' is not known; "
                        + SpellingSuggestion.remedy(
                                word,
                                List.of("mailchimp", "substack", "buttondown", "ghost", "listmonk", "csv"),
                                "write one of "))));
        Optional<ForeignProduct> looks =
                ImportForeignExport.product(path, context.config().data());
        if (said.isPresent() && !said.equals(looks)) {
            throw workspace.wrong(path + " has not the columns of an export of "
                    + said.get().title() + "; write --from csv and say with --map what its columns are");
        }
        return looks;
    }

    private ImportReportPrinter report(String name) {
        return new ImportReportPrinter(spec.commandLine().getOut(), name, dryRun, json);
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
        return CsvDialect.charset(name)
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
