package gazette.delivery.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// The bytes that come over a connection: so many a phase and no more, and one can look whether there are any.
final class SmtpInputStream extends InputStream {
    private static final int MOST_A_PHASE = 1_000_000;

    private final SocketChannel channel;
    private final ByteBuffer looked = ByteBuffer.allocate(1).limit(0);
    private int left = MOST_A_PHASE;

    SmtpInputStream(SocketChannel channel) {
        this.channel = channel;
    }

    void resetLimit() {
        left = MOST_A_PHASE;
    }

    /// Whether nothing has come, not even the end. Costs three system calls and never waits.
    boolean hasNoInput() throws IOException {
        if (looked.hasRemaining()) {
            return false;
        }
        looked.clear();
        channel.configureBlocking(false);
        int count = channel.read(looked);
        channel.configureBlocking(true);
        looked.flip();
        return count == 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (looked.hasRemaining()) {
            bytes[offset] = looked.get();
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
        return looked.remaining() + channel.socket().getInputStream().available();
    }
}
