package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import gazette.config.DatabaseConfig.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Connects to a database on a PostgreSQL server. An advisory lock lets one transaction write at a time, on all
/// machines.
final class PostgresBackend implements DatabaseBackend {
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /// More than the writer's `lock_timeout`, so that waiting for a lock does not look like a dead server.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final long ONE_WRITER = 0x67617a65747465L; // "gazette"

    /// A machine that fails during a transaction must not hold the lock until the server's usual two hours are over.
    private static final String WRITER = """
            set synchronous_commit = on;
            set lock_timeout = '20s';
            set idle_in_transaction_session_timeout = '60s';
            set tcp_keepalives_idle = 10;
            set tcp_keepalives_interval = 5;
            set tcp_keepalives_count = 3
            """;

    private final Postgres address;

    PostgresBackend(Postgres address) {
        this.address = address;
    }

    @Override
    public void initialize() {
        try (Connection connection = source().getConnection();
                ResultSet row = connection.createStatement().executeQuery("show server_encoding")) {
            row.next();
            if (!row.getString(1).equals("UTF8")) {
                throw new StoreException(address + " is in " + row.getString(1)
                        + ", which cannot hold every letter; make one with createdb --encoding=UTF8");
            }
        } catch (SQLException e) {
            throw new StoreException(address + " " + PostgresErrorMessage.of(e, address), e);
        }
    }

    @Override
    public DataSource source() {
        return source(Duration.ZERO);
    }

    @Override
    public String migrations() {
        return "classpath:db/postgresql";
    }

    @Override
    public void backUpBeforeMigration(String name) {
        // Whoever runs the server has its backups, and `gazette backup`.
    }

    @Override
    public HikariConfig writing() {
        HikariConfig config = pool("postgres-writing");
        config.setConnectionInitSql(WRITER);
        return config;
    }

    @Override
    public HikariConfig reading() {
        HikariConfig config = pool("postgres-reading");
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setReadOnly(true);
        return config;
    }

    @Override
    public void configure(Jdbi jdbi) {
        jdbi.registerArgument(new CleanTextArgumentFactory());
    }

    @Override
    public void acquireWriteLock(Handle handle) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(:key)) as turn")
                .bind("key", ONE_WRITER)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void copyTo(Path file) {
        new PgDump("pg_dump").run(address, file);
    }

    @Override
    public String toString() {
        return address.toString();
    }

    private HikariConfig pool(String name) {
        var config = new HikariConfig();
        config.setDataSource(source(SILENCE));
        config.setPoolName(name);
        config.setConnectionTimeout(CONNECTING.toMillis());
        return config;
    }

    /// @param silence after which the server counts as dead; zero waits for ever
    private DataSource source(Duration silence) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "gazette");
        properties.setProperty("connectTimeout", String.valueOf(CONNECTING.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(silence.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return new DriverDataSource(
                "jdbc:" + address,
                "org.postgresql.Driver",
                properties,
                address.user().orElse(null),
                address.password().orElse(null));
    }
}
