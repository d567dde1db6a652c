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
        boolean isFirst = true;
        while (readLine(reply, isFirst)) {
            reply.write('\n');
            isFirst = false;
        }
        return SmtpReply.parse(reply.toString(StandardCharsets.UTF_8));
    }

    /// @return whether another line of the same reply follows: it does after `250-`, not after `250 `. After a line
    ///     without a code it does as well, if that is not the first: careless servers break a long text so.
    private boolean readLine(ByteArrayOutputStream reply, boolean isFirst) throws IOException {
        boolean hasCode = true;
        boolean hasHyphen = false;
        int column = 0;
        for (int c = readByte(); c != '\n'; c = readByte()) {
            hasCode &= column > 2 || (c >= '0' && c <= '9');
            hasHyphen |= column == 3 && c == '-';
            column++;
            reply.write(c);
        }
        return (hasCode && column > 2) ? hasHyphen : !isFirst;
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
