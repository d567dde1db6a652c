package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.Program;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.config.DatabaseConfig;
import gazette.issues.DeliveryState;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.DeliveryStatsQueries.LetterState;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One large issue on its way: a `serve` of its own, a relay that keeps its own account, and the verdict on both.
final class SendingScenario implements AutoCloseable {
    static final int CONNECTIONS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final FaultySmtpServer relay;
    final TestPublication paper;

    private static final int GONE = 20;

    /// Whose letters are to arrive.
    final Set<String> expectedRecipients;

    final int port = Program.freePort();

    private final AtomicBoolean hurries = new AtomicBoolean();
    private final Path log;
    private final List<Process> served = new ArrayList<>();

    /// A paper whose issue to many readers is frozen and not yet on its way.
    SendingScenario(Path folder, DatabaseConfig database, int subscribers, SmtpFaultScript script) {
        this.expectedRecipients = IntStream.range(0, subscribers)
                .mapToObj(i -> "r" + i + "@d" + i % 50 + ".example.com")
                .collect(Collectors.toSet());
        this.log = folder.resolve("serve.log");
        this.relay = new FaultySmtpServer(
                moment -> hurries.get() ? new Act.Normal() : script.at(moment),
                Offer.of("PIPELINING", "ENHANCEDSTATUSCODES"),
                0,
                folder.resolve("dots.tsv"));
        this.paper = new TestPublication(folder.resolve("paper"), database);
        paper.clock.set(Instant.now());
        paper.write("gazette.yaml", settings(relay.port()));
        paper.reread();
        enrol();
        new PublishSchedule(context(), paper.schedule("weekly"))
                .run(paper.clock.instant(), ScheduleRun.Occasion.MANUAL);
    }

    AppContext context() {
        return paper.context();
    }

    Process serve() {
        return serveUnder(List.of());
    }

    /// A `serve` that another program watches.
    Process serveUnder(List<String> other) {
        Process serve = Program.startUnder(other, log, "serve", "--workspace", paper.folder.toString());
        served.add(serve);
        return serve;
    }

    /// Asks it to end, and waits until it has.
    void stop(Process serve) throws InterruptedException {
        serve.destroy();
        assertThat(serve.waitFor(60, TimeUnit.SECONDS)).as(this::logged).isTrue();
    }

    /// Waits until so many dots are open, or all is through.
    ///
    /// @return false if all is through
    boolean awaitUnanswered(int dots) {
        await(() -> relay.awaitingReply() >= dots || isThrough());
        return !isThrough();
    }

    boolean isThrough() {
        return states().keySet().equals(Set.of("accepted"));
    }

    /// Lets the relay reply at once from now on: what is left of the issue when its exam is over proves nothing more.
    void hurry() {
        hurries.set(true);
    }

    void awaitThrough() {
        await(this::isThrough);
    }

    Map<String, Long> states() {
        return TestPublication.byWord(
                context().store().read(tables -> tables.deliveryStats().count(1)));
    }

    DeliveryCheck verdict() {
        List<LetterState> accepted = context()
                .store()
                .read(tables -> tables.deliveryStats().inState(1, DeliveryState.ACCEPTED, Integer.MAX_VALUE));
        return DeliveryCheck.of(
                context().store().read(tables -> tables.sending().get(1)).frozen(),
                states(),
                expectedRecipients,
                accepted.stream().map(LetterState::address).collect(Collectors.toSet()),
                relay.entries());
    }

    String logged() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many lines of the log have a word in them.
    long loggedTimes(String word) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(word)).count();
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
        // An exam that failed has left its own at work.
        served.stream()
                .flatMap(serve -> Stream.concat(serve.descendants(), Stream.of(serve.toHandle())))
                .forEach(ProcessHandle::destroyForcibly);
        paper.close();
        relay.close();
    }

    /// A relay that takes its time with every letter.
    static Act slowly(SmtpFaultScript.Moment moment) {
        return moment.stage() == Stage.DOT
                ? new Act.Wait(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 300)), new Act.Normal())
                : new Act.Normal();
    }

    private String settings(int relayPort) {
        return TestPublication.settings("relays: {main: {host: 127.0.0.1, port: " + relayPort
                        + ", tls: none, connections: " + CONNECTIONS + "}}\n")
                + "sending: {canary: 0}\nweb: {listen: 127.0.0.1:" + port + "}\n";
    }

    /// Enters the readers, and some who have left since.
    private void enrol() {
        Stream<String> gone = IntStream.range(0, GONE).mapToObj(i -> "gone" + i + "@example.com");
        paper.write(
                "subscribers/letters.csv",
                Stream.concat(expectedRecipients.stream(), gone).collect(Collectors.joining("\n", "email\n", "\n")));
        new ImportListFiles(context()).run();
        TestDatabase.execute(paper.config().database(), """
                update membership set status = 'unsubscribed'
                where subscriber_id in (select id from subscriber where address_norm like 'gone%')
                """);
    }
}
