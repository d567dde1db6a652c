package gazette.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Keeps the connection that writes, with the statements it has compiled, on a thread of its own. After a pause or a
/// failure, it goes back to its pool, which checks that it still works.
final class WriteConnection implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Jdbi jdbi;
    private final HikariDataSource pool;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("store-write").factory());
    private Optional<Handle> kept = Optional.empty();
    private long lastUse;

    WriteConnection(Jdbi jdbi, HikariDataSource pool) {
        this.jdbi = jdbi;
        this.pool = pool;
    }

    /// Writes, in one transaction; durable when this returns. An exception undoes all of it.
    <T> T write(Function<Handle, T> work) {
        return Store.on(thread, () -> transact(work));
    }

    @Override
    public void close() {
        thread.execute(this::giveBack);
        thread.close();
        pool.close();
    }

    private <T> T transact(Function<Handle, T> work) {
        if (System.nanoTime() - lastUse > PAUSE.toNanos()) {
            giveBack();
        }
        Handle handle = kept.orElseGet(jdbi::open);
        kept = Optional.of(handle);
        try {
            T result = handle.inTransaction(work::apply);
            lastUse = System.nanoTime();
            return result;
        } catch (RuntimeException | Error e) {
            giveBackAfter(e);
            throw e;
        }
    }

    /// An error at closing a broken connection is not what broke it.
    private void giveBackAfter(Throwable failure) {
        try {
            giveBack();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    /// A connection that cannot be given back is thrown away, or the pool would wait for it for ever.
    private void giveBack() {
        Optional<Handle> last = kept;
        kept = Optional.empty();
        try {
            last.ifPresent(Handle::close);
        } catch (RuntimeException | Error e) {
            last.ifPresent(handle -> pool.evictConnection(handle.getConnection()));
            throw e;
        }
    }
}
