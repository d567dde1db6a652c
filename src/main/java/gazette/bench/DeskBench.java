package gazette.bench;

import gazette.accounts.SecretToken;
import gazette.config.DatabaseConfig;
import gazette.press.sending.ControlIssue;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SampleLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures the desk of a large publication while an issue is going out: how long each page takes, how large it is, and
/// how much memory the desk costs.
final class DeskBench {
    private static final String LIST = "bench";
    private static final int LETTER_BYTES = 20_000;

    /// So that what the desk keeps is measured, and not the garbage of its first pages.
    private static final String SMALL_YOUNG_SPACE = "-Xmn4m";

    private static final String TOKEN = "bench";
    private static final String COOKIE = "__Host-desk=" + TOKEN;

    private final Options options;

    /// Says what is measured.
    ///
    /// @param rounds how often each page is asked for
    /// @param perSecond letters that go out meanwhile
    /// @param settings further lines of gazette.yaml
    /// @param routes paths of the desk's pages, with `{name}` where an id stands
    record Options(long subscribers, long issues, int rounds, int perSecond, String settings, List<String> routes) {}

    DeskBench(Options options) {
        this.options = options;
    }

    /// Measures in a folder.
    Map<String, Object> run(Path folder) throws IOException {
        int port = freePort();
        try (var sink = new SmtpSinkProcess();
                var paper = new BenchWorkspace(folder, settings(port, sink.port()), false, System.getenv())) {
            double filledIn = fill(paper);
            var control = new ControlIssue(paper.context());
            control.pause(last(paper.context()));
            var figures = new LinkedHashMap<String, Object>();
            try (var serve = new ServeProcess(folder, port, SMALL_YOUNG_SPACE);
                    var client = new DeskClient(port, COOKIE)) {
                figures.putAll(memory(serve, client));
            }
            control.resume(last(paper.context()));
            try (var _ = new ServeProcess(folder, port);
                    var client = new DeskClient(port, COOKIE)) {
                figures.putAll(times(client));
            }
            figures.put("subscribers", options.subscribers());
            figures.put("issues", options.issues());
            figures.put("filledInSeconds", Math.round(filledIn));
            return figures;
        }
    }

    private String settings(int port, int relay) {
        return "web: {listen: 127.0.0.1:" + port + "}\nrelays: {main: {host: 127.0.0.1, port: " + relay
                + ", tls: none, connections: 20, hello: bench.example.org, per_second: " + options.perSecond() + "}}\n"
                + options.settings();
    }

    private double fill(BenchWorkspace paper) throws IOException {
        paper.addReaders(LIST, 1);
        paper.freeze(LIST, LETTER_BYTES);
        var usage = new ResourceUsage();
        DatabaseConfig database = paper.context().config().database();
        var size = new SampleLedger.Size(LIST, options.subscribers(), options.issues(), SecretToken.hash(TOKEN));
        SampleLedger.fill(database, size, Instant.now());
        return usage.elapsedSeconds();
    }

    private static SendingIssue last(AppContext context) {
        return context.store().read(tables -> tables.sending().latest(1)).getFirst();
    }

    private Map<String, Object> memory(ServeProcess serve, DeskClient client) throws IOException {
        double idle = serve.residentMb();
        new DeskCrawl(client, options.routes()).run();
        double opened = serve.residentMb();
        return Map.of("idleMb", Math.round(idle), "deskMb", Math.round(opened - idle));
    }

    /// The crawl is the warm-up.
    private Map<String, Object> times(DeskClient client) throws IOException {
        Map<String, List<String>> pages = new DeskCrawl(client, options.routes()).run();
        var all = new LatencyHistogram();
        var measured = new ArrayList<Map<String, Object>>();
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            if (!client.get(page.getValue().getFirst()).isPage()) {
                continue;
            }
            measured.add(new DeskPageTimes(client, all, options.rounds()).measure(page.getKey(), page.getValue()));
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("p50Ms", all.percentileMillis(0.5));
        figures.put("p95Ms", all.percentileMillis(0.95));
        figures.put("maxMs", all.percentileMillis(1));
        figures.put("pages", measured);
        figures.put(
                "withoutLink",
                options.routes().stream()
                        .filter(route -> !pages.containsKey(route))
                        .toList());
        return figures;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
