package gazette.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets no more than so many bytes through, and knows how many it were.
final class CountedStream extends FilterInputStream {
    private final long limit;
    private long count;

    CountedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    long count() {
        return count;
    }

    /// Counts from the beginning again.
    void restart() {
        count = 0;
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

    private void counted(int read) throws IOException {
        count += read;
        if (count > limit) {
            throw tooLarge(limit);
        }
    }
}
