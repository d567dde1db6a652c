package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Encodes a text in base64 (RFC 2045 section 6.8) so that tokens can be filled in afterwards.
///
/// Base64 makes four characters of three bytes. So the text around a token is cut at multiples of three bytes, and the
/// one or two bytes left over on either side are encoded together with the token. Each constant run ends its line.
///
/// For example, `Hello @, bye.` with a token of 4 characters in the place of `@`: the run `Hello ` becomes the line
/// `SGVsbG8g`. The slot holds the token and `, `, which make 6 bytes. The run `bye.` becomes the line `YnllLg==`.
///
/// What is said of a subscriber has no fixed length. In HTML it is written so that its group ends with it. In plain
/// text the group goes on to the end of its line, and ends with up to two spaces, which nobody sees.
final class Base64Template {
    private static final String CRLF = "\r\n";

    private final List<byte[]> constants;
    private final List<Optional<ValueSlot>> slots;
    private final int tokenLength;
    private final StringBuilder lines = new StringBuilder();
    private int index;
    private int at;

    Base64Template(SlottedText text, int tokenLength) {
        this.constants = text.constants().stream()
                .map(constant -> constant.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.slots = text.slots();
        this.tokenLength = tokenLength;
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
        var group = new FilledGroup.Builder(hexadecimal(at, constant().length));
        int length = constant().length - at;
        boolean isKnown = true;
        do {
            Optional<ValueSlot> slot = slots.get(index);
            index++;
            at = 0;
            group.add(slot);
            if (slot.isEmpty()) {
                length += tokenLength;
            } else if (slot.get().isHtml()) {
                length = 0;
            } else {
                isKnown = false;
            }
            int lineEnd = isKnown ? -1 : lineEnd();
            at = isKnown
                    ? Math.min(constant().length, (3 - length % 3) % 3)
                    : lineEnd < 0 ? constant().length : lineEnd;
            length += at;
            group.add(hexadecimal(0, at));
            if (lineEnd >= 0) {
                group.addSpaces();
                isKnown = true;
                length = 0;
            }
        } while ((!isKnown || length % 3 > 0) && !isLast());
        lines.append(MimeTemplateBuilder.slot(group.name()));
    }

    /// Returns where the line ends in which the last slot is; -1 if it does not in this constant.
    private int lineEnd() {
        byte[] constant = constant();
        for (int i = 0; i + 1 < constant.length; i++) {
            if (constant[i] == '\r' && constant[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
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
}
