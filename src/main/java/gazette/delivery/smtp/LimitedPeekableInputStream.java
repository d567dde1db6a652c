package gazette.delivery.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Reads the bytes of a connection, up to a limit in each phase, and can tell without waiting whether there are any.
final class LimitedPeekableInputStream extends InputStream {
    private static final int MAX_BYTES_PER_PHASE = 1_000_000;

    private final SocketChannel channel;
    private final ByteBuffer peeked = ByteBuffer.allocate(1).limit(0);
    private int left = MAX_BYTES_PER_PHASE;

    LimitedPeekableInputStream(SocketChannel channel) {
        this.channel = channel;
    }

    void resetLimit() {
        left = MAX_BYTES_PER_PHASE;
    }

    /// Returns whether nothing has arrived, not even the end. Makes three system calls and never waits.
    boolean hasNoInput() throws IOException {
        if (peeked.hasRemaining()) {
            return false;
        }
        peeked.clear();
        channel.configureBlocking(false);
        int count = channel.read(peeked);
        channel.configureBlocking(true);
        peeked.flip();
        return count == 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (peeked.hasRemaining()) {
            bytes[offset] = peeked.get();
            return 1;
        }
        int count = channel.socket().getInputStream().read(bytes, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new IOException("it said more than anyone would read");
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return peeked.remaining() + channel.socket().getInputStream().available();
    }
}
