package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Moment;
import gazette.SmtpFaultScript.Stage;
import gazette.config.DatabaseConfig;
import gazette.exam.FsyncTracer.Piece;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies of the database that are taken at random moments of sending, as a power cut might leave it: a kill proves
/// nothing about syncs, because the system still has what the program wrote.
@Tag("alone")
class PowerCutRecoveryTest {
    private static final int OPEN_DOTS = 10;
    private static final int COPIES = TestScale.of(4, 50);
    private static final int READERS = TestScale.of(600, 10_000);

    /// Whose final dots came to the relay.
    private final Set<String> dots = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void anSqliteFileWhoseUnsyncedSectorsAreLostRecoversToATrueState() throws Exception {
        var config = new DatabaseConfig.Sqlite(folder.resolve("paper/data/gazette.db"));
        Path wal = config.file().resolveSibling("gazette.db-wal");
        var witness = new FsyncTracer(folder.resolve("strace.log"), config.file(), wal);
        try (var metrics = new TestMetrics("SQLite copied in mid-send", TestDatabase.SQLITE);
                var exam = new SendingScenario(folder, config, READERS, this::notingly)) {
            Process serve = exam.serveUnder(witness.command());
            long unsynced = 0;
            long garbled = 0;
            int copies = 0;
            while ((copies < COPIES || garbled == 0) && awaitAnyMoment(exam)) {
                try (var freezer = new ProcessFreezer(exam)) {
                    freezer.stop(serve.toHandle());
                    freezer.stop(FsyncTracer.of(serve.toHandle()));
                    Set<String> taken = new HashSet<>(exam.relay.recipients());
                    Set<String> came = Set.copyOf(dots);
                    Path copy = Files.createDirectory(folder.resolve("copy" + copies++));
                    copy(config.file(), copy);
                    copy(wal, copy);
                    List<Piece> pieces = witness.unsynced();
                    unsynced += pieces.size();
                    garbled += garble(copy, pieces);
                    judge(copyIn(copy), came, taken);
                }
            }
            metrics.put("copies", copies).put("unsyncedSectors", unsynced).put("garbled", garbled);
            assertThat(copies).isGreaterThanOrEqualTo(COPIES);
            finish(exam, serve, metrics);
            // Without any, no copy lost what a power cut may take away, and nothing was tried.
            assertThat(garbled).isPositive();
            // A verdict that never fails would prove nothing: the first copy does not know of the later dots.
            Set<String> taken = new HashSet<>(exam.relay.recipients());
            assertThat(RecoveryCheck.of(copyIn(folder.resolve("copy0")), dots, taken)
                            .forgotten())
                    .isPositive();
            metrics.passed();
        }
    }

    @Test
    void aPostgresqlServersFolderRecoversToATrueState() throws Exception {
        try (var metrics = new TestMetrics("PostgreSQL copied in mid-send", TestDatabase.POSTGRES);
                var server = new DurablePostgres(folder.resolve("server"));
                var exam = new SendingScenario(folder, server.database(), READERS, this::notingly)) {
            Process serve = exam.serve();
            int copies = 0;
            while (copies < COPIES && awaitAnyMoment(exam)) {
                Path copy = folder.resolve("copy" + copies++);
                try (var freezer = new ProcessFreezer(exam)) {
                    freezer.stop(serve.toHandle());
                    freezer.stop(server.postmaster());
                    server.postmaster().descendants().forEach(freezer::stop);
                    Set<String> taken = new HashSet<>(exam.relay.recipients());
                    Set<String> came = Set.copyOf(dots);
                    try (var recovered = new DurablePostgres(server, copy)) {
                        RecoveryCheck.of(recovered.remains(), came, taken).assertHolds();
                    }
                }
                assertThat(Program.run("rm", "-r", copy.toString())).isZero();
            }
            metrics.put("copies", copies);
            assertThat(copies).isEqualTo(COPIES);
            finish(exam, serve, metrics);
            metrics.passed();
        }
    }

    private Act notingly(Moment moment) {
        if (moment.stage() == Stage.DOT) {
            dots.add(moment.recipient());
        }
        return SendingScenario.slowly(moment);
    }

    /// @return false if all is through
    private static boolean awaitAnyMoment(SendingScenario exam) {
        LockSupport.parkNanos(
                Duration.ofMillis(ThreadLocalRandom.current().nextInt(10, 700)).toNanos());
        return exam.awaitUnanswered(OPEN_DOTS);
    }

    /// By a process of its own: SQLite's locks in this one would be gone as soon as it closed the file.
    private static void copy(Path file, Path folder) {
        assertThat(Program.run("cp", file.toString(), folder.toString())).isZero();
    }

    private static DatabaseConfig copyIn(Path folder) {
        return new DatabaseConfig.Sqlite(folder.resolve("gazette.db"));
    }

    /// Overwrites some of the pieces in the copies of their files.
    ///
    /// @return how many
    private static int garble(Path copy, List<Piece> pieces) throws IOException {
        int garbled = 0;
        for (Piece piece : pieces) {
            try (var file = new RandomAccessFile(
                    copy.resolve(piece.file().getFileName()).toFile(), "rw")) {
                // What was not written yet is not there to be lost.
                if (ThreadLocalRandom.current().nextBoolean() && piece.offset() + piece.length() <= file.length()) {
                    var noise = new byte[piece.length()];
                    ThreadLocalRandom.current().nextBytes(noise);
                    file.seek(piece.offset());
                    file.write(noise);
                    garbled++;
                }
            }
        }
        return garbled;
    }

    private static void judge(DatabaseConfig copy, Set<String> came, Set<String> taken) {
        RecoveryCheck.of(copy, came, taken).assertHolds();
        assertThat(TestDatabase.rows(copy, "pragma integrity_check")).containsExactly(List.of("ok"));
    }

    private static void finish(SendingScenario exam, Process serve, TestMetrics metrics) throws InterruptedException {
        exam.hurry();
        exam.awaitThrough();
        exam.stop(serve);
        DeliveryCheck check = exam.verdict().into(metrics);
        check.assertHolds();
        assertThat(check.duplicates()).isZero();
    }
}
