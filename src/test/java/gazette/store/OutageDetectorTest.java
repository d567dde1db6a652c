package gazette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gazette.LogLines;
import gazette.SmallDisk;
import gazette.config.DatabaseConfig;
import gazette.config.DatabaseConfig.Sqlite;
import gazette.issues.ScheduleRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases that go away in mid-work, and come back.
class OutageDetectorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    @TempDir
    Path folder;

    @Test
    @Tag("process")
    void aServerThatWasStoppedIsFoundAgain() throws IOException {
        Path data = folder.resolve("server");
        EmbeddedPostgres server = serve(data, 0);
        DatabaseConfig.Postgres database = TestDatabase.onServer(server, "news");
        try (Store store = Store.open(database)) {
            write(store);
            server.close();
            try (var log = new LogLines(OutageLog.class)) {
                assertThat(Store.isOutage(faultOfWriting(store))).isTrue();
                assertThat(failAtOnceBesideOneThatWaits(store)).isEqualTo(20);
                try (EmbeddedPostgres _ = serve(data, database.port())) {
                    write(store);
                    assertThat(runs(store)).isEqualTo(2);
                }
                assertThat(log.lines()).hasSize(2);
                assertThat(log.lines().getFirst())
                        .startsWith("ERROR database_fails database=\"postgresql://localhost:" + database.port());
                assertThat(log.lines().getLast())
                        .startsWith("INFO database_works_again database=\"postgresql://localhost:")
                        .contains(" failures=22 ");
            }
        }
    }

    /// Returns how many of many tries fail while another one waits for a connection.
    private static long failAtOnceBesideOneThatWaits(Store store) {
        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(
                () -> IntStream.range(0, 1).filter(_ -> fails(store)).count());
        long failed = 0;
        while (failed < 20) {
            failed += fails(store) ? 1 : 0;
        }
        return waiting.join() == 1 ? failed : -1;
    }

    private static boolean fails(Store store) {
        return Store.isOutage(catchThrowableOfType(RuntimeException.class, () -> runs(store)));
    }

    @Test
    void aConnectionThatBreaksInATransactionUndoesItAndIsReplaced() {
        DatabaseConfig database = TestDatabase.POSTGRES.fresh(folder);
        try (Store store = Store.open(database)) {
            RuntimeException fault = catchThrowableOfType(
                    RuntimeException.class,
                    () -> store.change(tables -> {
                        tables.runs().start("lost", NOW, ScheduleRun.Occasion.MANUAL, NOW);
                        TestDatabase.execute(database, """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()
                                """);
                    }));
            assertThat(Store.isOutage(fault)).isTrue();
            write(store);
            assertThat(runs(store)).isEqualTo(1);
        }
    }

    /// Only root can make a disk that is quickly full.
    @Test
    void aFullDiskIsAnOutageUntilThereIsRoom() {
        Path place = folder.resolve("disk");
        try (var disk = new SmallDisk(place, 4);
                var log = new LogLines(OutageLog.class);
                Store store = Store.open(new Sqlite(place.resolve("gazette.db")))) {
            write(store);
            disk.fill();
            RuntimeException fault = null;
            for (int i = 0; fault == null && i < 1000; i++) {
                fault = faultOfWriting(store);
            }
            assertThat(Optional.ofNullable(fault).filter(Store::isOutage)).isPresent();
            int before = runs(store);
            assertThat(log.lines()).hasSize(1);
            disk.free();
            write(store);
            assertThat(runs(store)).isEqualTo(before + 1);
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("database_fails", "full"),
                            line -> assertThat(line).contains("database_works_again", "failures=1 "));
        }
    }

    @Test
    void aFileThatMayNotGrowIsAnOutage() throws SQLException {
        try (Connection connection = TestDatabase.connect(new Sqlite(folder.resolve("small.db")))) {
            connection.createStatement().execute("pragma max_page_count = 2");
            connection.createStatement().execute("create table t (x blob)");
            SQLException full = catchThrowableOfType(
                    SQLException.class,
                    () -> connection.createStatement().execute("insert into t values (zeroblob(100000))"));
            assertThat(full.getMessage()).contains("SQLITE_FULL");
            assertThat(OutageDetector.is(new IllegalStateException(full))).isTrue();
        }
    }

    @Test
    void aFileThatAnotherProgramHoldsIsAnOutage() throws SQLException {
        var file = new Sqlite(folder.resolve("busy.db"));
        try (Connection one = TestDatabase.connect(file);
                Connection other = TestDatabase.connect(file)) {
            one.createStatement().execute("create table t (x)");
            one.createStatement().execute("begin immediate");
            other.createStatement().execute("pragma busy_timeout = 0");
            SQLException busy = catchThrowableOfType(
                    SQLException.class, () -> other.createStatement().execute("insert into t values (1)"));
            assertThat(OutageDetector.is(busy)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultInTheProgramIsNone(TestDatabase kind) {
        DatabaseConfig database = kind.fresh(folder);
        try (Store store = Store.open(database)) {
            TestDatabase.execute(database, "drop table reason");
            RuntimeException fault = catchThrowableOfType(
                    RuntimeException.class,
                    () -> store.read(tables -> tables.runs().get(write(store))));
            assertThat(fault).isNotNull();
            assertThat(Store.isOutage(fault)).isFalse();
            assertThat(Store.isOutage(new IllegalStateException())).isFalse();
        }
    }

    private static EmbeddedPostgres serve(Path data, int port) throws IOException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static long write(Store store) {
        return store.write(tables -> tables.runs()
                        .start(
                                "weekly",
                                NOW.plusSeconds(tables.runs().latest(9999).size()),
                                ScheduleRun.Occasion.MANUAL,
                                NOW))
                .orElseThrow();
    }

    private static RuntimeException faultOfWriting(Store store) {
        return catchThrowableOfType(RuntimeException.class, () -> write(store));
    }

    private static int runs(Store store) {
        return store.<Integer>read(tables -> tables.runs().latest(9999).size());
    }
}
