package gazette.sources.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Limits the memory of all responses together. The first [#FREE] bytes of each are not counted, so that small
/// responses
/// always fit. Thread-safe.
final class MemoryBudget {
    private static final long FREE = 1_000_000;

    private final AtomicLong left;

    MemoryBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /// Returns a reservation for one response, with nothing reserved yet.
    Reservation open() {
        return new Reservation();
    }

    /// Counts the memory of one response.
    final class Reservation implements AutoCloseable {
        private long taken;

        /// Reserves memory for a response that has grown to so many bytes.
        ///
        /// @throws IOException if the budget is used up
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
