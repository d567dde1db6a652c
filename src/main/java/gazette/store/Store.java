package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import gazette.config.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/// Opens the publication's database, an SQLite file or one on a PostgreSQL server. Safe for many threads, processes
/// and machines.
///
/// On both, one transaction writes at a time, so that a use case may look and then write. SQLite is called from a few
/// platform threads only, because native calls would pin the carriers of virtual threads; PostgreSQL is used alike.
public final class Store implements AutoCloseable {
    private static final int READERS = 4;

    /// One parser for all connections: it caches, and parsing a statement takes longer than running it.
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final DatabaseBackend backend;
    private final WriteConnection connection;
    private final HikariDataSource reading;
    private final Jdbi subscriber;
    private final OutageLog outages;
    private final AtomicLong writes = new AtomicLong();
    private final ExecutorService readerThreads = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("store-read-", 0).factory());

    private Store(DatabaseBackend backend) {
        this.backend = backend;
        outages = new OutageLog(backend.toString());
        HikariDataSource writing = pool(backend.writing(), 1);
        connection = new WriteConnection(jdbi(writing).setStatementBuilderFactory(_ -> new StatementCache()), writing);
        reading = pool(backend.reading(), READERS);
        subscriber = jdbi(reading);
    }

    /// Opens the database, makes its tables at the first time, and brings them to this program's schema.
    ///
    /// @throws StoreException if it cannot be reached, or a newer program has been at it
    public static Store open(DatabaseConfig config) {
        DatabaseBackend backend = DatabaseBackend.of(config);
        backend.initialize();
        new SchemaMigration(backend).run();
        return new Store(backend);
    }

    /// Opens the database to read it, if it has this program's schema; changes nothing.
    ///
    /// @return empty if it is not there yet, or is still to be migrated
    /// @throws StoreException if it cannot be reached, or a newer program has been at it
    public static Optional<Store> openAsItIs(DatabaseConfig config) {
        DatabaseBackend backend = DatabaseBackend.of(config);
        if (!exists(config)) {
            return Optional.empty();
        }
        backend.initialize();
        return new SchemaMigration(backend).isPending() ? Optional.empty() : Optional.of(new Store(backend));
    }

    /// Returns whether there may be anything in a database; does not create it.
    public static boolean exists(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> Files.exists(sqlite.file());
            case DatabaseConfig.Postgres _ -> true;
        };
    }

    /// Copies a database as it is at one moment while programs work with it. Its schema stays as it is.
    ///
    /// @param file must not be there yet
    /// @throws StoreException if that is not possible
    public static void copy(DatabaseConfig config, Path file) {
        DatabaseBackend.of(config).copyTo(file);
    }

    /// Enters a node in a database that knows none yet. Its schema stays as it is.
    public static void enterFirst(DatabaseConfig config, SenderNodeTable.Node node) {
        Jdbi.create(DatabaseBackend.of(config).source())
                .useHandle(handle -> new SenderNodeTable(handle).enterFirst(node));
    }

    /// Returns whether a failure means that the database is away, full or overloaded, so that the same work may
    /// succeed later. After a connection was lost at the commit, nobody knows whether it counts; repeated work must
    /// allow for that.
    public static boolean isOutage(Throwable e) {
        return OutageDetector.is(e);
    }

    /// Returns whether memory was short, so that the same work may succeed later. Another thread may have taken it.
    public static boolean isShortOfMemory(Throwable e) {
        return OutageDetector.isShortOfMemory(e);
    }

    /// Reads, in one transaction: all of it sees the same moment.
    public <T> T read(Function<Tables, T> work) {
        return outages.run(
                false,
                () -> on(readerThreads, () -> subscriber.inTransaction(handle -> work.apply(new Tables(handle)))));
    }

    /// Writes, in one transaction; durable when this returns. An exception undoes all of it.
    public <T> T write(Function<Tables, T> work) {
        try {
            return outages.run(
                    true,
                    () -> connection.write(handle -> {
                        backend.acquireWriteLock(handle);
                        return work.apply(new Tables(handle));
                    }));
        } finally {
            writes.incrementAndGet();
        }
    }

    /// Writes, in one transaction, and undoes all of it: returns what would be. Others wait with their writing
    /// meanwhile, so it must not take long.
    public <T> T rehearse(Function<Tables, T> work) {
        return connection.write(handle -> {
            backend.acquireWriteLock(handle);
            T would = work.apply(new Tables(handle));
            handle.rollback();
            return would;
        });
    }

    /// Returns how often this process has written or tried to: if the number is the same, it has changed nothing.
    public long writes() {
        return writes.get();
    }

    /// Writes without a result.
    public void change(Consumer<Tables> work) {
        this.<Boolean>write(tables -> {
            work.accept(tables);
            return true;
        });
    }

    @Override
    public void close() {
        connection.close();
        readerThreads.close();
        reading.close();
    }

    static <T> T on(ExecutorService threads, Supplier<T> work) {
        // Not a CompletableFuture: without memory, it may fail to say that it failed, and its caller waits for ever.
        var task = new FutureTask<>(work::get);
        threads.execute(task);
        return result(task);
    }

    /// Waits on even if this thread is asked to end: half a transaction helps nobody.
    private static <T> T result(FutureTask<T> task) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new CompletionException(e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static HikariDataSource pool(HikariConfig config, int size) {
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        ValueMapping.configure(jdbi);
        backend.configure(jdbi);
        return jdbi;
    }
}
