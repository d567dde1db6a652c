package gazette.sources.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes on no more than so many bytes, and counts them.
final class LimitedInputStream extends FilterInputStream {
    private final long limit;
    private final MemoryBudget.Reservation reservation;
    private long count;

    LimitedInputStream(InputStream in, long limit) {
        this(in, limit, new MemoryBudget(Long.MAX_VALUE).open());
    }

    /// Creates a stream that also counts against a budget of several streams.
    LimitedInputStream(InputStream in, long limit, MemoryBudget.Reservation reservation) {
        super(in);
        this.limit = limit;
        this.reservation = reservation;
    }

    /// Returns the number of bytes so far.
    synchronized long count() {
        return count;
    }

    /// Starts counting again. May be called by another thread, which closes a socket.
    synchronized void restart() {
        count = 0;
        reservation.close();
    }

    /// Returns the exception for too many bytes.
    static IOException tooLarge(long limit) {
        return new IOException("it is larger than " + limit + " bytes");
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    private synchronized void counted(int read) throws IOException {
        count += read;
        if (count > limit) {
            throw tooLarge(limit);
        }
        reservation.growTo(count);
    }
}
