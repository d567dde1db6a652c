package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import gazette.config.DatabaseConfig;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What differs between the databases; all else is one SQL. Its text is how people call it.
sealed interface DatabaseBackend permits SqliteBackend, PostgresBackend {
    static DatabaseBackend of(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> new SqliteBackend(sqlite.file());
            case DatabaseConfig.Postgres postgres -> new PostgresBackend(postgres);
        };
    }

    /// Sees that it can be used, and makes what is Gazette's to make.
    ///
    /// @throws StoreException if it cannot
    void initialize();

    /// Connections for migrations, which may take their time.
    DataSource source();

    /// Where those migrations are that only it has.
    String migrations();

    /// Keeps a copy under a name, if the database is Gazette's own to copy.
    void backUpBeforeMigration(String name);

    /// The pool of the one connection that writes.
    HikariConfig writing();

    /// The pool of the connections that read: each transaction sees one moment.
    HikariConfig reading();

    /// Registers how values are written.
    void configure(Jdbi jdbi);

    /// The first step of a transaction that writes: waits until nobody else does.
    void acquireWriteLock(Handle handle);

    /// Writes a consistent copy, beside a program that goes on working.
    ///
    /// @param file must not be there yet
    /// @throws StoreException if that is not possible
    void copyTo(Path file);
}
