package gazette.exam;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.Program;
import gazette.SmallDisk;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A paper with an issue each minute, a `serve` with little memory on a small disk, and everything that harms it.
final class ChaosScenario implements AutoCloseable {
    static final int SUBSCRIBERS = 20;

    private static final int MEGABYTES = 96;

    final int port = Program.freePort();
    final Path log;
    final SmallDisk disk;
    final TestPublication paper;
    final FaultySmtpServer relay;

    private final Path errorsOn;
    private final Path folder;
    private final HostileFeeds feeds = new HostileFeeds();

    ChaosScenario(Path folder) {
        this.folder = folder;
        this.log = folder.resolve("serve.log");
        this.errorsOn = folder.resolve("errors-on");
        this.relay = new FaultySmtpServer(
                SendingScenario::slowly, Offer.of("PIPELINING"), 0, folder.resolve("accepted.tsv"));
        this.disk = new SmallDisk(folder.resolve("paper/data"), MEGABYTES);
        this.paper = new TestPublication(folder.resolve("paper"), TestDatabase.SQLITE);
        paper.clock.set(Instant.now());
        paper.delete("schedules/inner.yaml");
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: '* * * * *'\nlimit: 100\nfirst: 100\n");
        paper.write("gazette.yaml", settings());
        paper.write(
                "subscribers/letters.csv",
                expectedRecipients().stream().collect(Collectors.joining("\n", "email\n", "\n")));
        paper.reread();
        new ImportListFiles(paper.context()).run();
        missASlot();
    }

    Set<String> expectedRecipients() {
        return IntStream.range(0, SUBSCRIBERS)
                .mapToObj(i -> "r" + i + "@example.com")
                .collect(Collectors.toSet());
    }

    /// Starts `serve`, without errors thrown in it as yet.
    Process serve(Duration betweenErrors) {
        String options = "-Xmx256m " + ErrorInjector.option(folder, errorsOn, betweenErrors);
        return Program.startUnder(
                List.of("env", "JAVA_TOOL_OPTIONS=" + options), log, "serve", "--workspace", paper.folder.toString());
    }

    void throwErrors(boolean on) throws IOException {
        if (on) {
            Files.writeString(errorsOn, "");
        } else {
            Files.delete(errorsOn);
        }
    }

    long loggedTimes(String word) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(word)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the end of the log.
    String logged() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 6000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeCanary(int number) {
        paper.article("canary-" + number + ".md", title(number), "2026-11-20", "It sings " + number + ".");
    }

    /// Returns how many subscribers were mailed an issue with a canary in it, as the ledger has it. A letter whose fate
    /// is unknown was mailed, and will be once more.
    int mailed(int number) {
        String sql = """
                select count(distinct delivery.subscriber_id) from delivery
                join issue_article on issue_article.issue_id = delivery.issue_id
                join article on article.id = issue_article.article_id
                where delivery.state in ('accepted', 'unknown') and article.title = '%s'
                """.formatted(title(number));
        return count(sql);
    }

    /// Returns how many letters are still to be sent.
    int unsent() {
        return count("select count(*) from delivery where state not in ('accepted', 'unknown')");
    }

    /// Returns how many letters may have arrived, because an error struck while the relay's reply was read.
    int unknown() {
        return count("select count(*) from delivery where state = 'unknown'");
    }

    /// Returns how many letters there are, to all subscribers.
    int letters() {
        return count("select count(*) from delivery");
    }

    @Override
    public void close() {
        paper.close();
        relay.close();
        feeds.close();
        disk.close();
    }

    private int count(String sql) {
        return Integer.parseInt(
                TestDatabase.rows(paper.config().database(), sql).getFirst().getFirst());
    }

    private static String title(int number) {
        return "Canary " + number;
    }

    /// Leaves a slot that nothing ran for, so that `serve` has an issue to send as soon as it starts.
    private void missASlot() {
        paper.clock.set(Instant.now().minus(Duration.ofMinutes(2)));
        new CatchUpRuns(paper.context()).run();
        paper.clock.set(Instant.now());
    }

    private String settings() {
        String settings = TestPublication.settings(
                        "relays: {main: {host: 127.0.0.1, port: " + relay.port() + ", tls: none}}\n")
                .replaceFirst("(?m)^sources: \\{(.*)}$", "sources:\n  $1\n" + feeds.sources());
        return settings + "sending: {canary: 0}\nfetch: {allow: [127.0.0.0/8], timeout: 2s}\n"
                + "web: {listen: 127.0.0.1:" + port + "}\n";
    }
}
