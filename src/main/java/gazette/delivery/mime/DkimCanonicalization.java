package gazette.delivery.mime;

import java.io.ByteArrayOutputStream;

/// Brings a message into the relaxed form that DKIM signs (RFC 6376 section 3.4). Changes of white space by servers on
/// the way do not change it.
public final class DkimCanonicalization {
    private DkimCanonicalization() {}

    /// Returns header fields in relaxed form (section 3.4.2).
    ///
    /// @param fields each ended by CRLF
    public static byte[] header(byte[] fields) {
        var relaxed = new ByteArrayOutputStream(fields.length);
        boolean inName = true;
        boolean begun = false;
        boolean space = false;
        for (int i = 0; i < fields.length; i++) {
            byte c = fields[i];
            if (c == '\n' && !isSpace(fields, i + 1)) {
                relaxed.write('\r');
                relaxed.write('\n');
                inName = true;
                space = false;
            } else if (isSpace(fields, i)) {
                space = begun;
            } else if (inName) {
                relaxed.write(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
                inName = c != ':';
                begun = false;
                space = false;
            } else if (c != '\r' && c != '\n') {
                if (space) {
                    relaxed.write(' ');
                }
                relaxed.write(c);
                begun = true;
                space = false;
            }
        }
        return relaxed.toByteArray();
    }

    /// Returns a body in relaxed form (section 3.4.4).
    static byte[] body(byte[] body) {
        var relaxed = new ByteArrayOutputStream(body.length);
        boolean space = false;
        int pendingLineEnds = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
                pendingLineEnds++;
                space = false;
                i++;
            } else if (isSpace(body, i)) {
                space = true;
            } else {
                for (; pendingLineEnds > 0; pendingLineEnds--) {
                    relaxed.write('\r');
                    relaxed.write('\n');
                }
                if (space) {
                    relaxed.write(' ');
                }
                relaxed.write(body[i]);
                space = false;
            }
        }
        if (relaxed.size() > 0) {
            relaxed.write('\r');
            relaxed.write('\n');
        }
        return relaxed.toByteArray();
    }

    private static boolean isSpace(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t');
    }
}
