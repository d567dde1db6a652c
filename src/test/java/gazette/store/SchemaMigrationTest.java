package gazette.store;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DatabaseConfig;
import gazette.issues.DeliveryState;
import gazette.subscribers.Subscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an SQLite file that the first edition left.
class SchemaMigrationTest {
    @TempDir
    Path folder;

    private DatabaseConfig.Sqlite database;

    @BeforeEach
    void anOldFile() throws Exception {
        database = new DatabaseConfig.Sqlite(folder.resolve("gazette.db"));
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + database.file(), null, null)
                .locations("classpath:db/sqlite")
                .target("1")
                .load()
                .migrate();
        for (String insert : """
                insert into list (id, name) values (1, 'letters');
                insert into subscriber values (7, 'p7', 'ann@example.com', 'ann@example.com', 'Ann', '', 0);
                insert into run values (1, 'weekly', 0, 'manual', 'sent', '', 0, 0, null);
                insert into issue values (1, 1, 1, 1, 'weekly', 'tag:1', 'One', 0, 'sending', 7, 1);
                insert into membership (list_id, subscriber_id, status, cadence, changed_at)
                values (1, 7, 'active', 'weekly', 3);
                insert into article values (1, 'seeds', 'a', 'a.md', 1, 'a', 'tag:a', 'a', 'a', 1, 0, 0, 'A', null, null,
                    null, null, null, 'en', '', '', '', '', 0, 0, null);
                insert into article values (2, 'seeds', 'b', 'b.md', 1, 'b', 'tag:b', 'b', 'b', 2, 0, 0, 'B', null, null,
                    null, null, null, 'en', '', '', '', '', 0, 0, null);
                insert into article values (3, 'seeds', 'c', 'c.md', 1, 'c', 'tag:c', 'c', 'c', 3, 0, 0, 'B', null, null,
                    null, null, null, 'en', '', '', '', '', 0, 0, null);
                insert into reason values (1, 1, 'PICKED', 'A', ''), (1, 2, 'HELD', 'B', 'a draft'),
                    (1, 3, 'PICKED', 'Gone', ''), (1, 4, 'NOTE', 'A', ''), (1, 5, 'PICKED', 'B', '');
                insert into offer values (1, 'weekly', 2, 'issued', 1);
                insert into delivery values (1, 7, 1, 'ann@example.com', 'example.com', 'Ann', 'claimed', 0, 0, 5, '', 0)
                """.split(";")) {
            TestDatabase.execute(database, insert);
        }
    }

    @Test
    void itsReadersAndLettersAreKept() {
        try (Store store = Store.open(database)) {
            Map<DeliveryState, Long> letters =
                    store.read(tables -> tables.deliveryStats().count(1));
            assertThat(letters).isEqualTo(Map.of(DeliveryState.PENDING, 1L));
            Map<DeliveryState, Long> kept =
                    store.read(tables -> tables.deliveryCounts().of(1));
            assertThat(kept).isEqualTo(letters);
            Optional<Subscriber> subscriber =
                    store.read(tables -> tables.subscribers().byPublicId("p7"));
            assertThat(subscriber).isPresent();
        }
    }

    @Test
    void aReaderIsStillOwedWhatTheirCadenceWasNotOffered() {
        Store.open(database).close();

        assertThat(TestDatabase.rows(
                        database, "select covered_seq, owed from membership join coverage on id = coverage_id"))
                .isEqualTo(List.of(List.of("3", "1,3")));
    }

    /// The title says it where only one article has it; among several, what the run offered does.
    @Test
    void anOldReasonFindsItsArticleWhereThatIsCertain() {
        Store.open(database).close();

        assertThat(TestDatabase.rows(
                        database, "select no, coalesce(article_id, 0) from reason where run_id = 1 order by no"))
                .containsExactly(
                        List.of("1", "1"), List.of("2", "0"), List.of("3", "0"), List.of("4", "0"), List.of("5", "2"));
    }

    @Test
    void aCopyIsMadeBeforeTheSchemaChanges() throws SQLException {
        Store.open(database).close();

        Path copy = folder.resolve("gazette.db.before-V2");
        assertThat(Files.exists(copy)).isTrue();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("select state from delivery")
                            .getString(1))
                    .isEqualTo("claimed");
        }
    }
}
