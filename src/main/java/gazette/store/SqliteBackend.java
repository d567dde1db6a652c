package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import gazette.config.OwnerOnly;
import gazette.text.FailureText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// Opens an SQLite file, whose own lock lets one transaction write at a time.
final class SqliteBackend implements DatabaseBackend {
    private static final int BUSY_MILLIS = 20_000;

    /// So many pages may be in the log before they are written to the file: while an issue is sent, the same pages
    /// change again and again.
    private static final String PAGES_IN_LOG = "8000";

    private final Path file;

    SqliteBackend(Path file) {
        this.file = file;
    }

    @Override
    public void initialize() {
        try {
            OwnerOnly.createFolderOf(file);
            // Its log gets the permissions that it has itself.
            if (Files.notExists(file)) {
                OwnerOnly.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was first.
        } catch (IOException e) {
            throw new StoreException(
                    "the folder of the database " + file + " cannot be made: " + FailureText.of(e)
                            + " under database: in gazette.yaml",
                    e);
        }
        try (Connection connection = source().getConnection()) {
            connection.createStatement().execute("select count(*) from sqlite_master");
        } catch (SQLException e) {
            throw new StoreException(
                    "the database " + file + " cannot be opened: " + FailureText.of(e)
                            + "; see that it is an SQLite file, and that Gazette may write it and its folder",
                    e);
        }
    }

    @Override
    public DataSource source() {
        return source(TransactionMode.IMMEDIATE);
    }

    @Override
    public String migrations() {
        return "classpath:db/sqlite";
    }

    @Override
    public void backUpBeforeMigration(String name) {
        Path copy = file.resolveSibling(file.getFileName() + "." + name);
        if (Files.notExists(copy)) {
            copyTo(copy);
        }
    }

    @Override
    public HikariConfig writing() {
        return pool("sqlite-writing", TransactionMode.IMMEDIATE);
    }

    @Override
    public HikariConfig reading() {
        return pool("sqlite-reading", TransactionMode.DEFERRED);
    }

    @Override
    public void configure(Jdbi jdbi) {
        // SQLite takes every value as it is.
    }

    @Override
    public void acquireWriteLock(Handle handle) {
        // An immediate transaction has it from its beginning.
    }

    @Override
    public void copyTo(Path copy) {
        if (Files.notExists(file)) {
            throw new StoreException("there is no database " + file + " yet");
        }
        try {
            OwnerOnly.createFile(copy);
            vacuumInto(copy);
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "the database " + file + " cannot be copied to " + copy + ": " + FailureText.of(e), e);
        }
    }

    private void vacuumInto(Path copy) throws SQLException, IOException {
        try (Connection connection = source(TransactionMode.DEFERRED).getConnection();
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private HikariConfig pool(String name, TransactionMode mode) {
        var config = new HikariConfig();
        config.setDataSource(source(mode));
        config.setPoolName(name);
        return config;
    }

    private SQLiteDataSource source(TransactionMode mode) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, PAGES_IN_LOG);
        // Large sorts are written to files, which lie beside the database and not in the system's folder.
        Optional.ofNullable(file.toAbsolutePath().getParent())
                .ifPresent(folder -> config.setTempStoreDirectory(folder.toString()));
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
