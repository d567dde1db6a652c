package gazette.sources.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// What all answers together may hold in memory, beyond the first part of each, which is free: so a crowd of large ones
/// cannot fill it, and ordinary ones always come through. Safe for many threads.
final class MemoryBudget {
    private static final long FREE = 1_000_000;

    private final AtomicLong left;

    MemoryBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /// Begins an account for one answer.
    Reservation open() {
        return new Reservation();
    }

    /// What one answer holds.
    final class Reservation implements AutoCloseable {
        private long taken;

        /// Notes how much the answer has grown to.
        synchronized void growTo(long bytes) throws IOException {
            long more = bytes - FREE - taken;
            if (more <= 0) {
                return;
            }
            if (left.addAndGet(-more) < 0) {
                left.addAndGet(more);
                throw new IOException("it is large, and too much else was at the same time");
            }
            taken += more;
        }

        @Override
        public synchronized void close() {
            left.addAndGet(taken);
            taken = 0;
        }
    }
}
