package gazette.delivery.smtp;

import gazette.delivery.SmtpReply;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads replies from a connection: all lines of one at a time (RFC 5321 section 4.2.1).
final class SmtpReplyReader {
    private final InputStream in;
    private final byte[] buffer = new byte[2048];
    private int next;
    private int end;

    SmtpReplyReader(InputStream in) {
        this.in = in;
    }

    /// Returns whether everything that arrived was read.
    boolean isEmpty() {
        return next == end;
    }

    SmtpReply read() throws IOException {
        var reply = new ByteArrayOutputStream(128);
        while (readLine(reply)) {
            reply.write('\n');
        }
        return SmtpReply.parse(reply.toString(StandardCharsets.UTF_8));
    }

    /// @return whether another line of the same reply follows: it does after `250-`, not after `250 `
    private boolean readLine(ByteArrayOutputStream reply) throws IOException {
        boolean continues = true;
        int column = 0;
        for (int c = readByte(); c != '\n'; c = readByte()) {
            continues &= column > 3 || (column == 3 ? c == '-' : c >= '0' && c <= '9');
            column++;
            reply.write(c);
        }
        return continues && column > 3;
    }

    private int readByte() throws IOException {
        if (isEmpty()) {
            next = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                throw new EOFException("it closed the connection");
            }
        }
        return buffer[next++] & 0xff;
    }
}
