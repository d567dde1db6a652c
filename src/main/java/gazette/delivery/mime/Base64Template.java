package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Encodes a text in base64 (RFC 2045 section 6.8) so that tokens can be filled in afterwards.
///
/// Base64 makes four characters of three bytes. So the text around a token is cut at multiples of three bytes, and the
/// one or two bytes left over on either side are encoded together with the token. Each constant run ends its line.
///
/// For example, `Hello @, bye.` with a token of 4 characters in the place of `@`: the run `Hello ` becomes the line
/// `SGVsbG8g`. The slot holds the token and `, `, which make 6 bytes. The run `bye.` becomes the line `YnllLg==`.
final class Base64Template {
    private static final String CRLF = "\r\n";

    private final List<byte[]> constants;
    private final int tokenLength;
    private final StringBuilder lines = new StringBuilder();
    private int index;
    private int at;

    Base64Template(String text, TokenPlaceholder token) {
        this.constants = token.length() == 0 ? List.of(bytes(text)) : split(text, token.mark());
        this.tokenLength = token.length();
    }

    /// Returns the encoded lines, with slots between them.
    String encode() {
        while (!isLast()) {
            int left = constant().length - at;
            addRun(left - left % 3);
            addGroup();
        }
        addRun(constant().length - at);
        return lines.toString();
    }

    private void addRun(int length) {
        byte[] run = Arrays.copyOfRange(constant(), at, at + length);
        at += length;
        if (length > 0) {
            lines.append(Base64.getMimeEncoder().encodeToString(run)).append(CRLF);
        }
    }

    /// Adds a slot from the end of one constant to a multiple of three bytes in a later one, or to the end of the
    /// text.
    private void addGroup() {
        var group = new StringBuilder(hexadecimal(at, constant().length));
        int length = constant().length - at;
        do {
            index++;
            length += tokenLength;
            at = Math.min(constant().length, (3 - length % 3) % 3);
            length += at;
            group.append('.').append(hexadecimal(0, at));
        } while (length % 3 > 0 && !isLast());
        lines.append(MimeTemplateBuilder.slot(TemplatePart.GROUP + group));
    }

    private boolean isLast() {
        return index == constants.size() - 1;
    }

    private byte[] constant() {
        return constants.get(index);
    }

    private String hexadecimal(int from, int to) {
        return HexFormat.of().formatHex(constant(), from, to);
    }

    private static List<byte[]> split(String text, String mark) {
        var constants = new ArrayList<byte[]>();
        int from = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
            constants.add(bytes(text.substring(from, at)));
            from = at + mark.length();
        }
        constants.add(bytes(text.substring(from)));
        return constants;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
