package gazette.store;

import gazette.config.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The databases that tests run on: a file, or a real server that is started once and ends with the tests.
public enum TestDatabase {
    SQLITE {
        @Override
        public DatabaseConfig fresh(Path folder) {
            Path file = folder.resolve("data/gazette.db");
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, EmptyFile.BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new DatabaseConfig.Sqlite(file);
        }
    },
    POSTGRES {
        @Override
        public DatabaseConfig fresh(Path folder) {
            // One at a time: else the server would have to sweep up all of them when the tests end.
            execute(at(Server.SHARED.getPort(), "postgres"), "drop database if exists test with (force)");
            return onServer(Server.SHARED, "test template empty_paper");
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Started when it is first asked for, with a database to copy: that is quicker than making the tables each time.
    private static final class Server {
        private static final EmbeddedPostgres SHARED = start();

        static {
            Store.open(onServer(SHARED, "empty_paper")).close();
        }
    }

    /// What every file is a copy of, for the same reason.
    private static final class EmptyFile {
        private static final byte[] BYTES = make();

        private static byte[] make() {
            try {
                Path file = Files.createTempFile("empty-paper", ".db");
                Store.open(new DatabaseConfig.Sqlite(file)).close();
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A database of this kind without a row in it. It ends when the next one is asked for.
    ///
    /// @param folder the test's own
    public abstract DatabaseConfig fresh(Path folder);

    /// A database on the server without even a table.
    public static DatabaseConfig.Postgres empty() {
        return onServer(Server.SHARED, "bare" + COUNT.incrementAndGet());
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a database on a server.
    ///
    /// @param name and what may follow it in SQL
    public static DatabaseConfig.Postgres onServer(EmbeddedPostgres server, String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
            return at(server.getPort(), name.split(" ")[0]);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// A database that is on a server of this machine.
    public static DatabaseConfig.Postgres at(int port, String name) {
        return new DatabaseConfig.Postgres("localhost", port, name, Optional.of("postgres"), Optional.empty());
    }

    /// Works on a database behind the store's back.
    public static void execute(DatabaseConfig database, String sql) {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Reads a database behind the store's back, all values as text.
    public static List<List<String>> rows(DatabaseConfig database, String sql) {
        try (Connection connection = connect(database);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static Connection connect(DatabaseConfig database) throws SQLException {
        return switch (database) {
            case DatabaseConfig.Sqlite sqlite -> DriverManager.getConnection("jdbc:sqlite:" + sqlite.file());
            case DatabaseConfig.Postgres postgres ->
                DriverManager.getConnection("jdbc:" + postgres, postgres.user().orElseThrow(), "");
        };
    }
}
