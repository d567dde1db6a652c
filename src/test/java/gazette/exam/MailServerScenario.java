package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DkimKey.Algorithm;
import gazette.issues.DeliveryState;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.press.upkeep.MakeDkimKey;
import gazette.store.TestDatabase;
import java.net.IDN;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An issue that goes through one of Debian's mail servers.
final class MailServerScenario implements AutoCloseable {
    /// So few that each sends more letters than some servers take over one.
    static final int CONNECTIONS = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_ROUNDS = 100;

    final SentLetters sent = new SentLetters();

    /// What the server does with the letter to each subscriber.
    final Map<String, Treatment> treatments = new LinkedHashMap<>();

    private final RunningMailServer server;
    private final TestPublication paper;
    private final RelayStates relayStates;

    /// Freezes an issue to so many subscribers.
    MailServerScenario(Path folder, RunningMailServer server, int subscribers) {
        this.server = server;
        for (int i = 0; i < subscribers; i++) {
            treatments.put(address(i), treatment(i));
        }
        this.paper = new TestPublication(folder);
        this.relayStates = new RelayStates(paper.clock);
        paper.write("gazette.yaml", settings());
        new MakeDkimKey(paper.folder).run("r1", "example.org", Algorithm.RSA);
        paper.write(
                "subscribers/letters.csv",
                treatments.keySet().stream().collect(Collectors.joining("\n", "email\n", "\n")));
        paper.reread();
        new ImportListFiles(paper.context()).run();
        new PublishSchedule(paper.context(), paper.schedule("weekly"))
                .run(paper.clock.instant(), ScheduleRun.Occasion.MANUAL);
    }

    /// Sends what is due, again and again, until nothing is open but so many deferred letters.
    ///
    /// @param pause how much time passes between two rounds
    void send(long deferred, Duration pause) {
        var sender = new SendIssues(paper.context(), relayStates, sent);
        for (int round = 1; open() > deferred; round++) {
            assertThat(round).as("rounds; letters in %s", states()).isLessThan(MOST_ROUNDS);
            sender.run(() -> false);
            server.awaitUp();
            paper.clock.pass(pause);
        }
    }

    /// Returns how many letters the server treats in some way.
    long count(Predicate<Treatment> treatment) {
        return treatments.values().stream().filter(treatment).count();
    }

    /// Returns how many letters are neither accepted nor given up.
    private long open() {
        Map<String, Long> states = states();
        return states.getOrDefault("pending", 0L)
                + states.getOrDefault("intent", 0L)
                + states.getOrDefault("deferred", 0L)
                + states.getOrDefault("unknown", 0L);
    }

    /// Returns how many letters are in which state.
    Map<String, Long> states() {
        return TestPublication.byWord(
                paper.context().store().read(tables -> tables.deliveryStats().count(1)));
    }

    /// Returns the state of each letter, and the reply that led to it.
    Map<String, Ended> ends() {
        return TestDatabase.rows(paper.config().database(), "select address, state, reply from delivery").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> new Ended(row.get(1), row.get(2))));
    }

    /// How a letter ended.
    record Ended(String state, String reply) {
        boolean is(DeliveryState expected) {
            return state.equals(expected.word());
        }
    }

    /// Returns how many addresses get no mail any more.
    long suppressed() {
        return Long.parseLong(TestDatabase.rows(paper.config().database(), "select count(*) from suppression")
                .getFirst()
                .getFirst());
    }

    /// Waits for something.
    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        paper.close();
    }

    private String settings() {
        return TestPublication.settings("relays: {main: {host: 127.0.0.1, port: " + server.port()
                        + ", tls: none, connections: " + CONNECTIONS + "}}\n")
                + "sending: {canary: 0}\ndkim: {r1: {}}\n";
    }

    private static Treatment treatment(int i) {
        return switch (i % 100) {
            case 10 -> Treatment.UNKNOWN_AT_RCPT;
            case 30 -> Treatment.LATER_AT_RCPT;
            case 50 -> Treatment.NEVER_AT_RCPT;
            case 70 -> Treatment.REFUSED_AT_DOT;
            case 90 -> Treatment.LATER_AT_DOT;
            default -> Treatment.ACCEPTED;
        };
    }

    /// Of ten accepted addresses, two need SMTPUTF8, and two have a domain beyond ASCII, as the ledger has it.
    private static String address(int i) {
        String local = treatment(i).prefix + i;
        String plain = "d" + i % 50 + ".example.com";
        String idn = IDN.toASCII("bücher" + i % 50 + ".example");
        return switch (i % 10) {
            case 6 -> "jürgen" + i + "@" + plain;
            case 7 -> "用户" + i + "@" + idn;
            case 8 -> local + "@" + idn;
            default -> local + "@" + plain;
        };
    }
}
