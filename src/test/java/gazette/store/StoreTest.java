package gazette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.Cadence;
import gazette.issues.Reason;
import gazette.issues.Run;
import gazette.issues.Verdict;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Subscriber;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive, on a real SQLite file.
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasGivenAcrossARestart() {
        try (Store store = open()) {
            join(store, "ann@example.com");
        }
        try (Store store = open()) {
            assertThat(count(store)).isEqualTo(Map.of("active", 1L));
        }
    }

    @Test
    void anExceptionUndoesAllOfATransaction() {
        try (Store store = open()) {
            assertThatThrownBy(() -> store.change(tables -> {
                        tables.lists().idOf("letters");
                        throw new IllegalStateException("on the way");
                    }))
                    .hasMessage("on the way");
            assertThat(store.read(tables -> tables.lists().find("letters")).isPresent())
                    .isFalse();
        }
    }

    @Test
    void manyWritersWaitForOneAnother() throws InterruptedException {
        try (Store one = open();
                Store other = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new CountDownLatch(40);
            for (int i = 0; i < 40; i++) {
                String address = "r" + i + "@example.com";
                Store store = i % 2 == 0 ? one : other;
                threads.execute(() -> {
                    join(store, address);
                    all.countDown();
                });
            }
            all.await();
            assertThat(count(one)).isEqualTo(Map.of("active", 40L));
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() throws SQLException {
        open().close();
        execute("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, '', 1, 1)
                """);

        assertThatThrownBy(this::open).isInstanceOf(StoreFault.class).hasMessageContaining("newer Gazette");
    }

    @Test
    void aCopyIsMadeBeforeTheSchemaChanges() throws SQLException {
        try (Store store = open()) {
            join(store, "ann@example.com");
        }
        // As a database looks that an earlier program left.
        execute("update flyway_schema_history set version = '0', type = 'BASELINE' where version = '1'");
        assertThatThrownBy(this::open).hasMessageContaining("V1__first_edition");

        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + file() + ".before-V1")) {
            assertThat(copy.createStatement()
                            .executeQuery("select address from subscriber")
                            .getString(1))
                    .isEqualTo("ann@example.com");
        }
    }

    @Test
    void aRunIsEnteredOnceForItsSlotWithItsReasonsInOrder() {
        try (Store store = open()) {
            long run = store.write(tables -> tables.runs().start("weekly", NOW, Run.Occasion.SCHEDULED, NOW))
                    .orElseThrow();
            assertThat(store.write(tables -> tables.runs().start("weekly", NOW, Run.Occasion.MANUAL, NOW))
                            .isPresent())
                    .isFalse();
            var reasons = List.of(
                    new Reason(Verdict.HELD, "A", "a draft"),
                    new Reason(Verdict.PICKED, "B", ""),
                    new Reason(Verdict.PICKED, "C", ""));
            store.change(tables -> tables.runs().explain(run, reasons));
            assertThat(store.read(tables -> tables.runs().get(run)).reasons()).isEqualTo(reasons);
        }
    }

    private Store open() {
        return Store.open(file());
    }

    private Path file() {
        return folder.resolve("gazette.db");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            connection.createStatement().execute(sql);
        }
    }

    private static void join(Store store, String address) {
        store.change(tables -> {
            var reader = new Subscriber(0, address, EmailAddress.parse(address).orElseThrow(), "", "");
            long id = tables.subscribers().idOf(reader, NOW);
            tables.subscribers().join(tables.lists().idOf("letters"), id, Cadence.WEEKLY, NOW);
        });
    }

    private static Map<String, Long> count(Store store) {
        return store.read(tables ->
                tables.subscribers().count(tables.lists().find("letters").orElseThrow()));
    }
}
