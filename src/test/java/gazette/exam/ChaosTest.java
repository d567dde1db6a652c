package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can harm a `serve` from outside, all at once, with 256 MB of memory: hostile feeds, articles,
/// templates, forms, slow and huge clients, a full disk, and errors thrown at random out of its own methods. All the
/// while an article a minute has to be published and mailed.
@Tag("alone")
class ChaosTest {
    private static final Duration LASTS = TestScale.WHOLE ? Duration.ofHours(1) : Duration.ofSeconds(20);
    private static final Duration BETWEEN_CANARIES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_ERRORS = Duration.ofSeconds(TestScale.of(2, 5));
    private static final Duration DISK_HAS_ROOM = Duration.ofSeconds(TestScale.of(15, 60));
    private static final Duration DISK_IS_FULL = Duration.ofSeconds(2);
    private static final long HEAP_MARGIN = 32_000_000;

    /// Threads and connections that are only made when there is work.
    private static final int THREAD_MARGIN = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /// How long a letter of unknown fate waits before it is sent once more.
    private static final Duration UNKNOWN_WAITS = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private int canaries;
    private Duration slowestCanary = Duration.ZERO;

    @Test
    void everyDutyGoesOnAndNothingIsLost() throws Exception {
        try (var metrics = new TestMetrics("chaos", "SQLITE");
                var scenario = new ChaosScenario(folder);
                var probe = new PageProbe(scenario.port)) {
            scenario.writeCanary(1);
            Process serve = scenario.serve(BETWEEN_ERRORS);
            try {
                await(scenario, () -> probeIsOk(probe, "/ready"));
                ProcessFootprint before = ProcessFootprint.of(serve);
                Map<String, Long> attacks = attack(scenario, probe);
                assertThat(serve.isAlive()).isTrue();
                // What was stopped goes on by itself.
                await(scenario, () -> canariesAreMailed(scenario));
                await(scenario, () -> probeIsOk(probe, "/health?strict"));
                await(scenario, () -> scenario.unsent() == 0);
                if (TestScale.WHOLE) {
                    await(scenario, UNKNOWN_WAITS.plus(PATIENCE), () -> scenario.unknown() == 0);
                }
                ProcessFootprint after = ProcessFootprint.of(serve);
                serve.destroy();
                assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
                report(metrics, scenario, probe, attacks, before, after);
                assertNothingIsLost(scenario, metrics);
                assertNothingGrew(before, after);
                assertPagesAnswered(probe, scenario);
            } finally {
                serve.destroyForcibly();
            }
            metrics.passed();
        }
    }

    /// Returns how often each attack was made.
    private Map<String, Long> attack(ChaosScenario scenario, PageProbe probe) throws Exception {
        scenario.throwErrors(true);
        try (var attacks = new Attacks()) {
            new WebAttacks(scenario.port).start(attacks);
            new FileAttacks(scenario.paper).start(attacks);
            attacks.repeat("full disk", 1, random -> fillDisk(scenario, random));
            attacks.repeat("visitor", 1, _ -> {
                probe.visit();
                Thread.sleep(50);
            });
            Instant end = Instant.now().plus(LASTS);
            do {
                canaries++;
                scenario.writeCanary(canaries);
                Instant written = Instant.now();
                await(scenario, () -> scenario.mailed(canaries) == ChaosScenario.SUBSCRIBERS);
                Duration took = Duration.between(written, Instant.now());
                slowestCanary = took.compareTo(slowestCanary) > 0 ? took : slowestCanary;
                Instant next = written.plus(BETWEEN_CANARIES);
                LockSupport.parkUntil((next.isBefore(end) ? next : end).toEpochMilli());
            } while (Instant.now().isBefore(end));
            return attacks.counts();
        } finally {
            scenario.throwErrors(false);
        }
    }

    /// At odd times: with a fixed rhythm, the disk could be full at each full minute, when the schedule fires.
    private static void fillDisk(ChaosScenario scenario, Random random) throws InterruptedException {
        Thread.sleep(DISK_HAS_ROOM.multipliedBy(50 + random.nextInt(100)).dividedBy(100));
        try {
            scenario.disk.fill();
            Thread.sleep(DISK_IS_FULL);
        } finally {
            scenario.disk.free();
        }
    }

    private boolean canariesAreMailed(ChaosScenario scenario) {
        for (int number = 1; number <= canaries; number++) {
            if (scenario.mailed(number) < ChaosScenario.SUBSCRIBERS) {
                return false;
            }
        }
        return true;
    }

    private static boolean probeIsOk(PageProbe probe, String path) {
        try {
            return probe.status(path) == 200;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void report(
            TestMetrics metrics,
            ChaosScenario scenario,
            PageProbe probe,
            Map<String, Long> attacks,
            ProcessFootprint before,
            ProcessFootprint after) {
        attacks.forEach((name, count) -> metrics.put(name, count));
        probe.countByStatus().forEach((status, count) -> metrics.put("answers " + status, count));
        metrics.put("errors thrown", scenario.loggedTimes(ErrorInjector.LOGGED))
                .put("canaries", canaries)
                .put("slowest canary, s", slowestCanary.toSeconds())
                .put("p99 ms", probe.percentile(99).toMillis())
                .put("heap before", before.heapBytes())
                .put("heap after", after.heapBytes())
                .put("threads before", before.threads())
                .put("threads after", after.threads())
                .put("open files before", before.openFiles())
                .put("open files after", after.openFiles());
    }

    /// A letter may come twice if an error struck while its fate was open, and never with other bytes.
    private static void assertNothingIsLost(ChaosScenario scenario, TestMetrics metrics) {
        Set<String> expected = scenario.expectedRecipients();
        List<Entry> letters = scenario.relay.entries().stream()
                .filter(entry -> expected.contains(entry.recipient()))
                .toList();
        Set<Entry> distinct = Set.copyOf(letters);
        long messages = distinct.stream().map(Entry::messageId).distinct().count();
        metrics.put("letters", messages)
                .put("duplicates", letters.size() - messages)
                .put("unknown", scenario.unknown());
        assertThat(messages).isBetween((long) scenario.letters() - scenario.unknown(), (long) scenario.letters());
        assertThat(distinct).as("each letter always has the same bytes").hasSize((int) messages);
        assertThat(letters.size() - messages).isLessThanOrEqualTo(scenario.loggedTimes(ErrorInjector.LOGGED));
    }

    private static void assertNothingGrew(ProcessFootprint before, ProcessFootprint after) {
        assertThat(after.heapBytes()).isLessThan(before.heapBytes() + HEAP_MARGIN);
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + THREAD_MARGIN);
        assertThat(after.openFiles()).isLessThanOrEqualTo(before.openFiles() + THREAD_MARGIN);
    }

    private static void assertPagesAnswered(PageProbe probe, ChaosScenario scenario) {
        long failed = probe.visits() - probe.countByStatus().getOrDefault(200, 0L);
        assertThat(failed)
                .as("answers other than 200: %s", probe.countByStatus())
                .isLessThanOrEqualTo(scenario.loggedTimes(ErrorInjector.LOGGED));
        if (TestScale.WHOLE) {
            assertThat(probe.percentile(99)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static void await(ChaosScenario scenario, BooleanSupplier condition) {
        await(scenario, PATIENCE, condition);
    }

    private static void await(ChaosScenario scenario, Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(scenario::logged).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
