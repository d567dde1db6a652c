package gazette.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gazette bench`: measurements, one JSON object each.
@Command(
        name = "bench",
        description = "Measures on this machine; one JSON object each.",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
    private static final List<String> SMALL_MEMORY = List.of("-Xmx256m");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<List<String>> deskPages;

    /// Holds the option that says where a bench keeps its database.
    static final class Database {
        @Option(
                names = "--database",
                paramLabel = "URL",
                defaultValue = "sqlite:data/gazette.db",
                description = "Such as postgresql://localhost/bench. Default: an SQLite file of its own.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String url;

        String setting() {
            return "database: " + url + "\n";
        }
    }

    /// Creates the command.
    ///
    /// @param deskPages paths of the desk's pages, with `{name}` where an id stands
    public BenchCommand(Supplier<List<String>> deskPages) {
        this.deskPages = deskPages;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "send",
            description = "Sends an issue to many subscribers, ledger and all, and tells how fast.")
    int send(
            @Option(
                            names = "--relay",
                            paramLabel = "HOST:PORT",
                            defaultValue = "",
                            description = "A relay on this machine. Default: a fast one of its own.")
                    String relay,
            @Option(names = "--recipients", paramLabel = "N", defaultValue = "20000", description = "Default: 20000.")
                    int recipients,
            @Option(names = "--connections", paramLabel = "C", defaultValue = "20", description = "Default: 20.")
                    int connections,
            @Option(
                            names = "--warm-up",
                            paramLabel = "N",
                            defaultValue = "10000",
                            description = "Letters that are sent before and not counted. Default: 10000.")
                    int warmUp,
            @Option(names = "--dkim", description = "Sign with a new RSA key of 2048 bits.") boolean dkim,
            @Option(names = "--no-ledger", description = "Keep no account of each letter, to compare.")
                    boolean noLedger,
            @Mixin Database database,
            @Option(
                            names = "--size",
                            paramLabel = "BYTES",
                            defaultValue = "40000",
                            description = "Of a letter, about. Default: 40000.")
                    int size)
            throws IOException {
        if (!relay.isEmpty() && !relay.matches("(127\\.[0-9.]+|localhost|\\[::1]):[0-9]+")) {
            throw new ParameterException(
                    spec.subcommands().get("send"),
                    "\"" + relay + "\" is not on this machine; a bench sends nowhere else");
        }
        var order = new SendBench.Options(
                Optional.of(relay).filter(where -> !where.isEmpty()),
                recipients,
                connections,
                warmUp,
                dkim,
                !noLedger,
                database.setting(),
                size);
        return measured(folder -> new SendBench(order).run(folder));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "render",
            description =
                    "Inlines 100 letters of 20 kB, and sets and checks digests of 20 articles; tells how fast, warm.")
    int render(
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "Of 100 letters and ten digests each. Default: 50.")
                    int rounds,
            @Option(
                            names = "--warm-up",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "Rounds that go before and are not counted. Default: 50.")
                    int warmUp,
            @Option(
                            names = "--size",
                            paramLabel = "BYTES",
                            defaultValue = "800",
                            description = "Of a digest's article, as Markdown, about. Default: 800.")
                    int size)
            throws IOException {
        var order = new RenderBench.Options(rounds, warmUp, size);
        return measured(folder -> {
            try (var paper = new BenchWorkspace(folder, "", false, Map.of())) {
                return new RenderBench(paper, order).run();
            }
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "import",
            description =
                    "Imports many subscribers, of whom a tenth left before and a twentieth are bad rows, in 256 MB.")
    int importReaders(
            @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", description = "Default: 1000000.")
                    int rows,
            @Mixin Database database,
            @Option(names = "--here", hidden = true, description = "In this process, whatever its memory.")
                    boolean here)
            throws IOException, InterruptedException {
        if (!here) {
            String[] again = {"bench", "import", "--rows", String.valueOf(rows), "--database", database.url, "--here"};
            return GazetteSubprocess.processBuilder(SMALL_MEMORY, again)
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        return measured(folder -> {
            try (var paper = new BenchWorkspace(folder, database.setting(), false, System.getenv())) {
                return new ImportBench(paper.context(), rows).run(folder);
            }
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "feeds",
            description = "Reads a feed of 2000 entries, and serves one of a paper with many issues beside nginx, both"
                    + " measured by wrk; tells how fast.")
    int feeds(
            @Option(
                            names = "--issues",
                            paramLabel = "N",
                            defaultValue = "2000",
                            description = "On file. Default: 2000.")
                    int issues,
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "Of each rate; the median counts. Default: 3.")
                    int rounds,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "That a round takes. Default: 5.")
                    int seconds)
            throws IOException {
        Optional<String> missing = ExternalTool.missing();
        if (missing.isPresent()) {
            spec.commandLine().getErr().println("gazette: " + missing.get());
            return 1;
        }
        var order = new FeedsBench.Options(issues, rounds, seconds);
        return measured(folder -> new FeedsBench(order).run(folder));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "desk",
            description =
                    "Opens every page of the desk of a large publication while an issue goes out; tells how fast and"
                            + " how large each is.")
    int desk(
            @Option(
                            names = "--subscribers",
                            paramLabel = "N",
                            defaultValue = "1000000",
                            description = "Default: 1000000.")
                    long subscribers,
            @Option(names = "--issues", paramLabel = "N", defaultValue = "2000", description = "Default: 2000.")
                    long issues,
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "How often each page is asked for. Default: 50.")
                    int rounds,
            @Option(
                            names = "--per-second",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "Letters that go out meanwhile. Default: 500.")
                    int perSecond,
            @Mixin Database database)
            throws IOException {
        var order = new DeskBench.Options(subscribers, issues, rounds, perSecond, database.setting(), deskPages.get());
        return measured(folder -> new DeskBench(order).run(folder));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "read",
            hidden = true,
            description = "Reads a feed many times, for bench feeds.")
    int read(@Parameters(paramLabel = "FILE") Path file) throws IOException {
        spec.commandLine().getOut().println(FeedParseTimer.of(file, 20));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "sink",
            hidden = true,
            description = "A mail server that forgets, for bench send.")
    int sink() throws IOException {
        SmtpSink.run(System.in, System.out);
        return 0;
    }

    private int measured(Measurement measurement) throws IOException {
        quiet();
        Path folder = Files.createTempDirectory("gazette-bench");
        try {
            print(measurement.in(folder));
        } finally {
            remove(folder);
        }
        return 0;
    }

    private void print(Map<String, Object> figures) throws IOException {
        spec.commandLine().getOut().println(JsonMapper.builder().build().writeValueAsString(figures));
    }

    /// Measures something in an empty folder.
    private interface Measurement {
        Map<String, Object> in(Path folder) throws IOException;
    }

    private static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
