package gazette.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Stands for tokens and values of the subscriber within base64, with the bytes around them: see [Base64Template].
///
/// It is stored as words: bytes in hexadecimal after `c`, `t` for a token, a [ValueSlot] after `v`, and `s` for as many
/// spaces as end a group of three bytes.
record FilledGroup(List<Item> items) implements TemplatePart {
    /// Describes a part of the group.
    private sealed interface Item {}

    private record Bytes(byte[] bytes) implements Item {}

    private record TokenItem() implements Item {}

    private record Value(ValueSlot slot) implements Item {}

    private record Spaces() implements Item {}

    static FilledGroup parse(String written) {
        return new FilledGroup(
                Arrays.stream(written.split(",", -1)).map(FilledGroup::item).toList());
    }

    private static Item item(String written) {
        String rest = written.substring(1);
        return switch (written.charAt(0)) {
            case 'c' -> new Bytes(HexFormat.of().parseHex(rest));
            case 't' -> new TokenItem();
            case 'v' -> new Value(ValueSlot.parse(rest));
            case 's' -> new Spaces();
            default -> throw new IllegalArgumentException("a mail template has no item called " + written);
        };
    }

    @Override
    public byte[] bytesFor(TemplateValues values) {
        var raw = new ByteArrayOutputStream(200);
        for (Item item : items) {
            switch (item) {
                case Bytes constant -> raw.writeBytes(constant.bytes());
                case TokenItem _ -> raw.writeBytes(values.token());
                case Value(ValueSlot slot) ->
                    raw.writeBytes(
                            slot.isHtml()
                                    ? slot.padded(values.subscriber(), raw.size())
                                    : slot.bytes(values.subscriber()));
                case Spaces _ ->
                    raw.writeBytes(" ".repeat((3 - raw.size() % 3) % 3).getBytes(StandardCharsets.US_ASCII));
            }
        }
        byte[] encoded = Base64.getMimeEncoder().encode(raw.toByteArray());
        byte[] lines = Arrays.copyOf(encoded, encoded.length + 2);
        lines[encoded.length] = '\r';
        lines[encoded.length + 1] = '\n';
        return lines;
    }

    /// Builds the name of a group. One of tokens only keeps the form that it has always had.
    static final class Builder {
        private final List<String> constants = new ArrayList<>();
        private final List<String> items = new ArrayList<>();
        private boolean hasTokensOnly = true;

        Builder(String hexadecimal) {
            add(hexadecimal);
        }

        void add(String hexadecimal) {
            constants.add(hexadecimal);
            if (!hexadecimal.isEmpty()) {
                items.add("c" + hexadecimal);
            }
        }

        void add(Optional<ValueSlot> slot) {
            hasTokensOnly &= slot.isEmpty();
            items.add(slot.map(value -> "v" + value.written()).orElse("t"));
        }

        void addSpaces() {
            items.add("s");
        }

        String name() {
            return hasTokensOnly
                    ? TemplatePart.GROUP + String.join(".", constants)
                    : TemplatePart.FILLED_GROUP + String.join(",", items);
        }
    }
}
