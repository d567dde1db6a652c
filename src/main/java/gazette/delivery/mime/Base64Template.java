package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Encodes one text in base64 (RFC 2045 section 6.8) in a way that lets its tokens be filled in afterwards.
///
/// Three bytes make four characters. So what is constant is cut at multiples of three, the one or two bytes that are
/// left over on either side of a token go into the token's slot, and every run ends its line.
final class Base64Template {
    private static final String CRLF = "\r\n";

    private final List<byte[]> constants;
    private final int tokenLength;
    private final StringBuilder lines = new StringBuilder();
    private int no;
    private int at;

    Base64Template(String text, TokenPlaceholder slot) {
        this.constants = slot.length() == 0 ? List.of(bytes(text)) : cut(text, slot.mark());
        this.tokenLength = slot.length();
    }

    /// The lines, with slots among them.
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

    /// From the end of one constant to a whole group of three in a later one, or to the end of the text.
    private void addGroup() {
        var group = new StringBuilder(hexadecimal(at, constant().length));
        int length = constant().length - at;
        do {
            no++;
            length += tokenLength;
            at = Math.min(constant().length, (3 - length % 3) % 3);
            length += at;
            group.append('.').append(hexadecimal(0, at));
        } while (length % 3 > 0 && !isLast());
        lines.append(MimeEncoder.slot(TemplatePart.GROUP + group));
    }

    private boolean isLast() {
        return no == constants.size() - 1;
    }

    private byte[] constant() {
        return constants.get(no);
    }

    private String hexadecimal(int from, int to) {
        return HexFormat.of().formatHex(constant(), from, to);
    }

    private static List<byte[]> cut(String text, String mark) {
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
