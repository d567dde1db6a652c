package gazette.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said when PostgreSQL's own program cannot copy a database.
class PgDumpTest {
    @TempDir
    Path folder;

    @Test
    void itMustBeInstalled() {
        assertThatThrownBy(() -> new PgDump("pg_dump_of_nobody").run(TestDatabase.at(1, "news"), folder.resolve("x")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("pg_dump cannot be run; install")
                .hasMessageEndingWith("apt-get install postgresql-client");
    }

    @Test
    void whatItComplainsOfIsPassedOn() {
        assertThatThrownBy(() -> new PgDump("pg_dump").run(TestDatabase.at(1, "news"), folder.resolve("x")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("postgresql://localhost:1/news cannot be copied; pg_dump says: ");
    }
}
