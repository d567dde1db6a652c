package gazette.store;

import gazette.text.FailureText;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs when the database is away, full or overloaded: one line at the beginning, and one at the end with the number of
/// tries that failed meanwhile. Whatever is done with the database comes by here, so nobody else need log it. While
/// there is no connection, one transaction at a time waits for one, and all others fail at once. Thread-safe.
final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final int MAX_CAUSES = 50;

    private final String database;
    private volatile boolean isAway;
    private volatile boolean isUnreachable;
    private final Semaphore probe = new Semaphore(1);
    private boolean endsWithWrite;
    private long failures;
    private long began;

    /// @param database its name for people
    OutageLog(String database) {
        this.database = database;
    }

    /// Runs a transaction.
    <T> T run(boolean isWrite, Supplier<T> transaction) {
        boolean isProbe = isUnreachable;
        if (isProbe && !probe.tryAcquire()) {
            throw refused();
        }
        try {
            T result = transaction.get();
            succeeded(isWrite);
            return result;
        } catch (RuntimeException | Error e) {
            failed(e, isWrite);
            throw e;
        } finally {
            if (isProbe) {
                probe.release();
            }
        }
    }

    private synchronized RuntimeException refused() {
        failures++;
        return new IllegalStateException(new SQLTransientConnectionException(database + " cannot be reached"));
    }

    private void failed(Throwable failure, boolean isWrite) {
        if (!OutageDetector.is(failure)) {
            isUnreachable = false;
            return;
        }
        synchronized (this) {
            if (!isAway) {
                isAway = true;
                endsWithWrite = false;
                failures = 0;
                began = System.nanoTime();
                LOG.error("database_fails database=\"{}\" cause=\"{}\"", database, FailureText.of(root(failure)));
            }
            // A full disk can still be read.
            isUnreachable = OutageDetector.isConnectionLost(failure);
            endsWithWrite |= isWrite && !isUnreachable;
            failures++;
        }
    }

    private void succeeded(boolean isWrite) {
        if (!isAway) {
            return;
        }
        synchronized (this) {
            if (isAway && (isWrite || !endsWithWrite)) {
                isAway = false;
                isUnreachable = false;
                LOG.info(
                        "database_works_again database=\"{}\" failures={} seconds={}",
                        database,
                        failures,
                        Duration.ofNanos(System.nanoTime() - began).toSeconds());
            }
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
