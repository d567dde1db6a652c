package gazette.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/// Encodes a text as quoted-printable (RFC 2045 section 6.7) so that tokens can be filled in afterwards.
///
/// A token stands on a line of its own, between soft breaks, so its length changes no other line. The lines are in the
/// relaxed form that DKIM signs: no tabs, no two spaces in a row, no space at an end. No line begins with a dot, which
/// SMTP would double, or with `From `, before which mail folders put a `>`.
///
/// For example, `Hello @, bye.` with a token in the place of `@` becomes the line `Hello =`, the slot, and the lines
/// `=` and `, bye.`: what stands behind the slot ends its line.
final class QuotedPrintableTemplate {
    private static final String CRLF = "\r\n";
    private static final String SOFT_BREAK = "=\r\n";
    private static final String FROM = "From ";
    /// Without the `=` of a soft break.
    private static final int WIDTH = 75;

    private static final String[] LITERALS =
            IntStream.range(0, 0x80).mapToObj(Character::toString).toArray(String[]::new);
    private static final String[] ESCAPES = IntStream.range(0, 0x100)
            .mapToObj(octet -> String.format("=%02X", octet))
            .toArray(String[]::new);

    /// Stands for a slot within the text.
    private static final String SLOT = "\ufffc";

    private final SlottedText slotted;
    private final String text;
    private final StringBuilder lines;
    private int column;

    /// Creates an encoder.
    ///
    /// @param text with CRLF at the end of its lines
    QuotedPrintableTemplate(SlottedText text) {
        this.slotted = text;
        this.text = String.join(SLOT, text.constants());
        this.lines = new StringBuilder(this.text.length() + this.text.length() / 8 + 16);
    }

    /// Returns the encoded lines, with slots between them.
    String encode() {
        int at = 0;
        for (int i = 0; i < slotted.slots().size(); i++) {
            int slot = at + slotted.constants().get(i).length();
            addRun(at, slot);
            at = slot + SLOT.length();
            addSlot(slotted.slots().get(i), at);
        }
        addRun(at, text.length());
        return lines.append(CRLF).toString();
    }

    private void addSlot(Optional<ValueSlot> value, int end) {
        if (column > 0) {
            lines.append(SOFT_BREAK);
        }
        lines.append(MimeTemplateBuilder.slot(
                value.map(slot -> TemplatePart.QUOTED_VALUE + slot.written()).orElse(TemplatePart.QUOTED_TOKEN)));
        if (!isLineEnd(end)) {
            lines.append(SOFT_BREAK);
        }
        column = 0;
    }

    private void addRun(int from, int to) {
        for (int at = from; at < to; ) {
            char c = text.charAt(at);
            if (column > 0 && column < WIDTH && isPlain(c)) {
                lines.append(c);
                column++;
                at++;
            } else if (c == '\r' && text.startsWith(CRLF, at)) {
                lines.append(CRLF);
                column = 0;
                at += CRLF.length();
            } else {
                int next = at + Character.charCount(text.codePointAt(at));
                add(at, next);
                at = next;
            }
        }
    }

    /// Adds a character. All its bytes stay on one line.
    private void add(int at, int next) {
        String encoded = encoded(at);
        if (column + encoded.length() > (isLineEnd(next) ? WIDTH + 1 : WIDTH)) {
            lines.append(SOFT_BREAK);
            column = 0;
            encoded = encoded(at);
        }
        lines.append(encoded);
        column += encoded.length();
    }

    private String encoded(int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            return isLiteral(c, at) ? LITERALS[c] : ESCAPES[c];
        }
        var encoded = new StringBuilder(12);
        for (byte octet : Character.toString(text.codePointAt(at)).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(ESCAPES[octet & 0xff]);
        }
        return encoded.toString();
    }

    private boolean isLiteral(char c, int at) {
        return switch (c) {
            case ' ' -> !isLineEnd(at + 1) && (column == 0 || lines.charAt(lines.length() - 1) != ' ');
            case '.' -> column > 0;
            case 'F' -> column > 0 || !text.startsWith(FROM, at);
            default -> isPlain(c);
        };
    }

    /// Whether a character stands for itself within a line.
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '=';
    }

    private boolean isLineEnd(int at) {
        return at == text.length() || (text.charAt(at) == '\r' && text.startsWith(CRLF, at));
    }

    /// Returns the lines that a token takes, without the end of the last. Nearly always it is one line, unchanged.
    static byte[] quoted(byte[] token) {
        if (token.length <= WIDTH && token[0] != '.') {
            return token;
        }
        var quoted = new ByteArrayOutputStream(token.length + 16);
        int column = 0;
        for (byte c : token) {
            if (column == WIDTH) {
                quoted.writeBytes(SOFT_BREAK.getBytes(StandardCharsets.US_ASCII));
                column = 0;
            }
            String encoded = c == '.' && column == 0 ? ESCAPES[c] : LITERALS[c];
            quoted.writeBytes(encoded.getBytes(StandardCharsets.US_ASCII));
            column += encoded.length();
        }
        return quoted.toByteArray();
    }

    /// Returns the lines that a value takes, without the end of the last. All but letters and digits is escaped.
    static byte[] quotedValue(byte[] value) {
        var quoted = new StringBuilder(value.length * 3 + 16);
        int column = 0;
        for (byte octet : value) {
            boolean isPlain =
                    (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
            String encoded = isPlain ? LITERALS[octet] : ESCAPES[octet & 0xff];
            if (column + encoded.length() > WIDTH) {
                quoted.append(SOFT_BREAK);
                column = 0;
            }
            quoted.append(encoded);
            column += encoded.length();
        }
        return quoted.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
