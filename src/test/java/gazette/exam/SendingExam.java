package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultScript;
import gazette.FaultScript.Act;
import gazette.FaultScript.Stage;
import gazette.FaultServer;
import gazette.FaultServer.Entry;
import gazette.FaultServer.Offer;
import gazette.Program;
import gazette.issues.Run;
import gazette.press.Newsroom;
import gazette.press.Paper;
import gazette.press.PublishSchedule;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One large issue on its way: a `serve` of its own, a relay that keeps its own account, and the verdict on both.
final class SendingExam implements AutoCloseable {
    static final int CONNECTIONS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final FaultServer relay;
    final Paper paper;

    private final Path log;
    private final int readers;

    /// A paper whose issue to many readers is frozen and not yet on its way.
    SendingExam(Path folder, TestDatabase kind, int readers) {
        this.readers = readers;
        this.log = folder.resolve("serve.log");
        this.relay = new FaultServer(
                SendingExam::slowly, Offer.of("PIPELINING", "ENHANCEDSTATUSCODES"), 0, folder.resolve("dots.tsv"));
        this.paper = new Paper(folder.resolve("paper"), kind);
        paper.clock.set(Instant.now());
        paper.write("subscribers/letters.csv", addresses(readers));
        paper.write(
                "gazette.yaml",
                Paper.settings("relays: {main: {host: 127.0.0.1, port: " + relay.port() + ", tls: none, connections: "
                                + CONNECTIONS + "}}\n")
                        + "sending: {canary: 0}\nweb: {listen: 127.0.0.1:" + freePort() + "}\n");
        paper.reread();
        new PublishSchedule(newsroom(), paper.schedule("weekly")).run(paper.clock.instant(), Run.Occasion.MANUAL);
    }

    Newsroom newsroom() {
        return paper.newsroom();
    }

    Process serve() {
        return Program.start(log, "serve", "--workspace", paper.folder.toString());
    }

    /// Waits until so many dots are open, or all is through.
    ///
    /// @return false if all is through
    boolean awaitOpenDots(int dots) {
        await(() -> relay.openDots() >= dots || isThrough());
        return !isThrough();
    }

    boolean isThrough() {
        return states().keySet().equals(Set.of("accepted"));
    }

    void awaitThrough() {
        await(this::isThrough);
    }

    Map<String, Long> states() {
        return newsroom().store().read(tables -> tables.accounts().count(1));
    }

    /// Nobody lost, nobody told of who was not sent, and each letter sent twice the same to the byte.
    ///
    /// @return how many letters were taken more than once
    int verdict() {
        assertThat(states()).as(this::logged).isEqualTo(Map.of("accepted", (long) readers));
        List<Entry> taken = relay.entries();
        Set<String> recipients = taken.stream().map(Entry::recipient).collect(Collectors.toSet());
        assertThat(recipients).as("lost").hasSize(readers);
        assertThat(new HashSet<>(taken))
                .as("every duplicate has the same bytes")
                .hasSize(readers);
        return taken.size() - readers;
    }

    String logged() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(this::logged).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        paper.close();
        relay.close();
    }

    private static Act slowly(FaultScript.Moment moment) {
        return moment.stage() == Stage.DOT
                ? new Act.Wait(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 300)), new Act.Usual())
                : new Act.Usual();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String addresses(int readers) {
        return IntStream.range(0, readers)
                .mapToObj(i -> "r" + i + "@d" + i % 50 + ".example.com\n")
                .collect(Collectors.joining("", "email\n", ""));
    }
}
