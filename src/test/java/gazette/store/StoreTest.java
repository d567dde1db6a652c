package gazette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.Cadence;
import gazette.config.DatabaseConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The archive, on each of the databases.
@ParameterizedClass
@EnumSource
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    private final TestDatabase kind;

    @TempDir
    Path folder;

    private DatabaseConfig database;

    StoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void make() {
        database = kind.fresh(folder);
    }

    @Test
    void keepsWhatItWasGivenAcrossARestart() {
        try (Store store = open()) {
            join(store, "ann@example.com");
        }
        try (Store store = open()) {
            assertThat(count(store)).isEqualTo(Map.of(Membership.Status.ACTIVE, 1L));
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
    void aWriteThatRunsOutOfMemoryIsUndoneAndTheNextOneWrites() {
        try (Store store = open()) {
            for (Error error : List.of(new OutOfMemoryError("injected"), new StackOverflowError())) {
                assertThatThrownBy(() -> store.change(tables -> {
                            tables.lists().idOf("letters");
                            throw error;
                        }))
                        .hasRootCause(error);
                assertThatThrownBy(() -> store.read(_ -> {
                            throw error;
                        }))
                        .hasRootCause(error);
            }
            assertThat(store.read(tables -> tables.lists().find("letters")).isPresent())
                    .isFalse();
            join(store, "ann@example.com");
            assertThat(count(store)).isEqualTo(Map.of(Membership.Status.ACTIVE, 1L));
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
            assertThat(count(one)).isEqualTo(Map.of(Membership.Status.ACTIVE, 40L));
        }
    }

    @Test
    void aWriterSeesWhatTheOneBeforeItWrote() throws InterruptedException {
        try (Store one = open();
                Store other = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long run = one.write(tables -> tables.runs().start("weekly", NOW, ScheduleRun.Occasion.SCHEDULED, NOW))
                    .orElseThrow();
            var all = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                Store store = i % 2 == 0 ? one : other;
                String subject = "reason " + i;
                threads.execute(() -> {
                    store.change(tables ->
                            tables.runs().addReasons(run, List.of(new Reason(ReasonKind.HELD, subject, ""))));
                    all.countDown();
                });
            }
            all.await();
            assertThat(one.read(tables -> tables.runs().get(run)).reasons()).hasSize(20);
        }
    }

    @Test
    void aReaderSeesOneMoment() {
        try (Store store = open();
                Store other = open()) {
            join(store, "ann@example.com");
            long list = store.read(tables -> tables.lists().find("letters")).orElseThrow();
            List<Map<Membership.Status, Long>> twice = store.read(tables -> {
                var before = tables.memberships().count(list);
                join(other, "bo@example.com");
                return List.of(before, tables.memberships().count(list));
            });
            assertThat(twice).containsOnly(Map.of(Membership.Status.ACTIVE, 1L));
            assertThat(count(store)).isEqualTo(Map.of(Membership.Status.ACTIVE, 2L));
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() {
        open().close();
        TestDatabase.execute(database, "update flyway_schema_history set version = '99' where version = '2'");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Gazette");
    }

    @Test
    void charactersThatNoDatabaseStoresStopNobody() {
        try (Store store = open()) {
            long run = store.write(tables -> tables.runs().start("weekly", NOW, ScheduleRun.Occasion.SCHEDULED, NOW))
                    .orElseThrow();
            store.change(tables -> {
                tables.runs().end(run, ScheduleRun.Outcome.FAILED, "550 \0 no", NOW);
                tables.runs().addReasons(run, List.of(new Reason(ReasonKind.HELD, "A\0", "")));
                tables.lists().idOf("a\0b\ud800c");
            });
            assertThat(store.read(tables -> tables.runs().get(run)).summary()).isEqualTo("550 no");
            Optional<Long> list = store.read(tables -> tables.lists().find("a\0b\ud800c"));
            assertThat(list).isPresent();
        }
    }

    @Test
    void namesAreOrderedByTheirBytes() throws SQLException {
        try (Store store = open()) {
            store.change(tables -> List.of("b", "a_c", "ab", "B", "é", "a-z").forEach(tables.lists()::idOf));
        }
        try (Connection connection = TestDatabase.connect(database);
                var rows = connection.createStatement().executeQuery("select name from list order by name")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            assertThat(names).containsExactly("B", "a-z", "a_c", "ab", "b", "é");
        }
    }

    @Test
    void aRunIsEnteredOnceForItsSlotWithItsReasonsInOrder() {
        try (Store store = open()) {
            long run = store.write(tables -> tables.runs().start("weekly", NOW, ScheduleRun.Occasion.SCHEDULED, NOW))
                    .orElseThrow();
            assertThat(store.write(tables -> tables.runs().start("weekly", NOW, ScheduleRun.Occasion.MANUAL, NOW))
                            .isPresent())
                    .isFalse();
            var reasons = List.of(
                    new Reason(ReasonKind.HELD, "A", "a draft"),
                    new Reason(ReasonKind.PICKED, "B", ""),
                    new Reason(ReasonKind.PICKED, "C", ""));
            store.change(tables -> tables.runs().addReasons(run, reasons));
            assertThat(store.read(tables -> tables.runs().get(run)).reasons()).isEqualTo(reasons);
        }
    }

    @Test
    void threadsAreNumberedAndNamedForWhatTheyDo() {
        try (Store store = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bothAreIn = new CountDownLatch(2);
            List<CompletableFuture<String>> names = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> store.read(tables -> threadNameOnceAllAreIn(bothAreIn)), threads))
                    .limit(2)
                    .toList();
            assertThat(names.stream().map(CompletableFuture::join))
                    .containsExactlyInAnyOrder("store-read-0", "store-read-1");
            String writer = store.write(tables -> Thread.currentThread().getName());
            assertThat(writer).isEqualTo("store-write");
        }
    }

    private Store open() {
        return Store.open(database);
    }

    private static String threadNameOnceAllAreIn(CountDownLatch all) {
        try {
            all.countDown();
            all.await();
            return Thread.currentThread().getName();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Store store, String address) {
        store.change(tables -> {
            var subscriber =
                    new Subscriber(0, address, EmailAddress.parse(address).orElseThrow(), "", "");
            long id = tables.subscribers().findOrAdd(subscriber, NOW);
            tables.memberships().join(Membership.active(tables.lists().idOf("letters"), id, Cadence.WEEKLY), NOW);
        });
    }

    private static Map<Membership.Status, Long> count(Store store) {
        return store.read(tables ->
                tables.memberships().count(tables.lists().find("letters").orElseThrow()));
    }
}
