package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import gazette.config.DatabaseConfig;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Holds what differs between the two databases; all other SQL is the same. `toString` names the database for people.
sealed interface DatabaseBackend permits SqliteBackend, PostgresBackend {
    static DatabaseBackend of(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> new SqliteBackend(sqlite.file());
            case DatabaseConfig.Postgres postgres -> new PostgresBackend(postgres);
        };
    }

    /// Checks that the database can be used, and creates what Gazette may create.
    ///
    /// @throws StoreException if it cannot
    void initialize();

    /// Returns connections for migrations, which may take long.
    DataSource source();

    /// Returns the location of the migrations that only this database has.
    String migrations();

    /// Keeps a copy under a name, if the database is a file of Gazette.
    void backUpBeforeMigration(String name);

    /// Returns the pool of the one connection that writes.
    HikariConfig writing();

    /// Returns the pool of the connections that read. Each transaction sees one moment.
    HikariConfig reading();

    /// Registers how values are written.
    void configure(Jdbi jdbi);

    /// Waits until no other transaction writes: the first step of a transaction that does.
    void acquireWriteLock(Handle handle);

    /// Writes a consistent copy while the program goes on working.
    ///
    /// @param file must not be there yet
    /// @throws StoreException if that is not possible
    void copyTo(Path file);
}
