package gazette.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The workspace's database, an SQLite file. Safe for many threads and for many processes.
///
/// SQLite is called from a few platform threads only: native calls would pin the carriers of virtual threads.
public final class Store implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 20_000;

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;
    private final ExecutorService writerThread = Executors.newSingleThreadExecutor(Store::daemon);
    private final ExecutorService readerThreads = Executors.newFixedThreadPool(READERS, Store::daemon);

    private Store(Path file) {
        writing = pool(file, SQLiteConfig.TransactionMode.IMMEDIATE, 1);
        reading = pool(file, SQLiteConfig.TransactionMode.DEFERRED, READERS);
        writer = Jdbi.create(writing);
        reader = Jdbi.create(reading);
    }

    /// Opens the database, makes it at the first time, and brings it to this program's schema.
    ///
    /// @throws StoreFault if a newer program has been at it
    public static Store open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Migration(file, source(file, SQLiteConfig.TransactionMode.IMMEDIATE)).run();
        return new Store(file);
    }

    /// Reads, in one transaction: all of it sees the same moment.
    public <T> T read(Function<Tables, T> work) {
        return on(readerThreads, () -> reader.inTransaction(handle -> work.apply(new Tables(handle))));
    }

    /// Writes, in one transaction; durable when this returns. An exception undoes all of it.
    public <T> T write(Function<Tables, T> work) {
        return on(writerThread, () -> writer.inTransaction(handle -> work.apply(new Tables(handle))));
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
        writerThread.close();
        readerThreads.close();
        writing.close();
        reading.close();
    }

    private static <T> T on(ExecutorService threads, Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static HikariDataSource pool(Path file, SQLiteConfig.TransactionMode mode, int size) {
        var config = new HikariConfig();
        config.setDataSource(source(file, mode));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setPoolName("sqlite-" + mode.name().toLowerCase(Locale.ROOT));
        return new HikariDataSource(config);
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig.TransactionMode mode) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static Thread daemon(Runnable work) {
        return Thread.ofPlatform().daemon().name("sqlite-", 0).unstarted(work);
    }
}
