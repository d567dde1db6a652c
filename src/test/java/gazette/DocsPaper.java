package gazette;

import com.sun.net.httpserver.HttpServer;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.issues.ReviewedIssue;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ReviewedIssueJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The workspace that the commands of the documents work on. `gazette init` made it; then `lamplight/1` was sent,
/// `lamplight/2` is still to be sent, one article is new, one was dropped, the next issue is under review, and fifteen
/// entries of the feed `wire` are held.
final class DocsPaper implements AutoCloseable {
    private final DocsCommands commands = new DocsCommands(Instant.parse("2026-11-23T00:00:00Z"));
    private final Path folder;
    private final Path made;
    private final HttpServer server;
    private volatile int entries;

    DocsPaper(Path folder) throws IOException {
        this.folder = folder;
        made = folder.resolve("made");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] feed = feed().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        make();
    }

    DocsCommands commands() {
        return commands;
    }

    /// A copy of the workspace, in a folder of its own.
    Path fresh() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy").resolve("own");
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(made.relativize(file).toString());
                if (file.endsWith("data/secret.key")) {
                    // A copied key would put sending on hold.
                    Files.createLink(target, file);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy;
    }

    private void make() throws IOException {
        run("init", made.toString());
        String settings = Files.readString(made.resolve("gazette.yaml"))
                .replace("\nsources:\n", "\nsources:\n  wire:\n    feed: " + address() + "\n    most: 5\n")
                .replace("\n  allow: []\n", "\n  allow: [127.0.0.1]\n");
        write("gazette.yaml", settings);
        write("subscribers/lamplight.csv", "email,name\nann@example.com,Ann\n");
        write("old.csv", "email,name\nnew@example.com,New\n");
        write("members.csv", Files.readString(Path.of("src/test/resources/exports/ghost.csv")));
        write("letter.html", "<style>p { color: red }</style><p>Good morning</p>");
        write(
                "feeds.opml",
                "<opml version='2.0'><body><outline type='rss' xmlUrl='https://example.com/f'/></body></opml>");
        write("seeds/lost.md", "---\ntitle: The lost one\ndate: 2020-01-01\n---\nToo much for the first issue.\n");
        String weekly = Files.readString(made.resolve("schedules/weekly.yaml"));
        write("schedules/weekly.yaml", weekly.replaceFirst("\nlimit: .*", "\nlimit: 1\nleftover: drop"));
        age();
        run("publish", "weekly");
        write("schedules/weekly.yaml", weekly);
        commands.clock().pass(Duration.ofHours(1));
        entries = 15;
        write("seeds/second.md", "---\ntitle: The second\ndate: 2026-11-20\n---\nMore of it.\n");
        age();
        try (AppContext context = AppContext.open(config(), commands.clock())) {
            new PublishSchedule(context, context.config().schedule("weekly"))
                    .run(commands.clock().instant(), ScheduleRun.Occasion.MANUAL);
        }
        openReview();
        write("seeds/third.md", "---\ntitle: The third\ndate: 2026-11-21\n---\nNot sent yet.\n");
        age();
    }

    /// Has the next issue wait for an answer, under the hash that the documents name.
    private void openReview() {
        try (AppContext context = AppContext.open(config(), commands.clock())) {
            Instant now = commands.clock().instant();
            Instant slot =
                    context.config().schedule("weekly").timing().next(now).orElseThrow();
            var issue = new ReviewedIssue("3f2a91c04b", "Third", "", "<p>T</p>", "T", List.of(), 1, List.of());
            context.store().change(tables -> {
                long id = tables.reviews().open("weekly", slot, now);
                tables.reviews().show(id, issue.hash(), ReviewedIssueJson.write(issue), now);
            });
        }
    }

    private void run(String... words) {
        Optional<String> problem = commands.run(made, List.of(words));
        problem.ifPresent(text -> {
            throw new AssertionError(text);
        });
    }

    private Config config() {
        return switch (new ConfigReader().read(made, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(made.resolve(file), content);
    }

    /// Makes all files old enough to be read at once.
    private void age() throws IOException {
        FileTime hourAgo = FileTime.from(commands.clock().instant().minus(Duration.ofHours(1)));
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, hourAgo);
            }
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
    }

    private String feed() {
        String items = IntStream.rangeClosed(1, entries)
                .mapToObj(n -> "<item><guid isPermaLink='false'>" + n + "</guid><title>Entry " + n
                        + "</title><description>Text " + n + "</description></item>")
                .collect(Collectors.joining());
        return "<rss version='2.0'><channel><title>Wire</title>" + items + "</channel></rss>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
