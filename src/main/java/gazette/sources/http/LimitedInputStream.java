package gazette.sources.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets no more than so many bytes through, and knows how many it were.
final class LimitedInputStream extends FilterInputStream {
    private final long limit;
    private final MemoryBudget.Reservation account;
    private long count;

    LimitedInputStream(InputStream in, long limit) {
        this(in, limit, new MemoryBudget(Long.MAX_VALUE).open());
    }

    /// @param account of what all streams may let through together
    LimitedInputStream(InputStream in, long limit, MemoryBudget.Reservation account) {
        super(in);
        this.limit = limit;
        this.account = account;
    }

    synchronized long count() {
        return count;
    }

    /// Counts from the beginning again. Whoever closes a socket may be another thread.
    synchronized void restart() {
        count = 0;
        account.close();
    }

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
        account.growTo(count);
    }
}
