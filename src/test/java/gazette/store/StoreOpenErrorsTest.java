package gazette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.DatabaseConfig.Postgres;
import gazette.config.DatabaseConfig.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that cannot be opened, and what is said of them.
class StoreOpenErrorsTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatIsNotThereIsNamedWithWhatToCheck() {
        assertThatThrownBy(() -> Store.open(TestDatabase.at(1, "news")))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "postgresql://localhost:1/news cannot be reached: the connection"
                                + " was refused, as if nothing ran there; check database: in gazette.yaml, that the server runs, and that no firewall stands between")
                .matches(fault -> Store.isOutage((StoreException) fault));
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        var nowhere = new Postgres("nowhere.invalid", 5432, "news", Optional.of("me"), Optional.empty());
        assertThatThrownBy(() -> Store.open(nowhere))
                .hasMessageStartingWith(
                        "postgresql://nowhere.invalid:5432/news cannot be reached: no server is known by"
                                + " the name nowhere.invalid; check it");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithHowToMakeIt() {
        var server = server();
        assertThatThrownBy(() -> Store.open(TestDatabase.at(server.port(), "lost")))
                .isInstanceOf(StoreException.class)
                .hasMessage("postgresql://localhost:" + server.port() + "/lost is not there, though the server is;"
                        + " make it with createdb --encoding=UTF8 --owner=postgres lost");
    }

    @Test
    void aUserWhomTheServerDoesNotKnowIsNamed() {
        var server = server();
        var stranger = new Postgres(server.host(), server.port(), server.name(), Optional.of("eve"), Optional.empty());
        assertThatThrownBy(() -> Store.open(stranger)).hasMessageContaining("does not let user eve in");
    }

    @Test
    void aDatabaseThatCannotHoldEveryLetterIsRefused() {
        Postgres server = server();
        TestDatabase.execute(server, "create database ascii encoding 'SQL_ASCII' locale 'C' template template0");
        assertThatThrownBy(() -> Store.open(TestDatabase.at(server.port(), "ascii")))
                .hasMessageContaining("is in SQL_ASCII, which cannot hold every letter");
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws IOException {
        Path file = folder.resolve("gazette.db");
        Files.writeString(file, "Dear diary, ".repeat(100));
        assertThatThrownBy(() -> Store.open(new Sqlite(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the database " + file + " cannot be opened: ");
        assertThat(file).content().startsWith("Dear diary, ");
    }

    private Postgres server() {
        return (Postgres) TestDatabase.POSTGRES.fresh(folder);
    }
}
