package gazette.delivery.mime;

import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlot;
import gazette.render.SubscriberSlot.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Describes a slot that says something of the subscriber, in plain text or in HTML.
///
/// It is stored as words: `html:text` or `plain:text`, the fields and the fallback, both in hexadecimal.
record ValueSlot(boolean isHtml, SubscriberSlot slot) {
    private static final String HTML = "html";
    private static final String PLAIN = "plain";

    static ValueSlot parse(String written) {
        String[] words = written.split(":", -1);
        List<String> fields =
                Arrays.stream(words[2].split("\\.", -1)).map(ValueSlot::text).toList();
        Place place = Place.valueOf(words[1].toUpperCase(Locale.ROOT));
        return new ValueSlot(words[0].equals(HTML), new SubscriberSlot("", place, fields, text(words[3])));
    }

    /// Returns how it is stored.
    String written() {
        return String.join(
                ":",
                isHtml ? HTML : PLAIN,
                slot.place().name().toLowerCase(Locale.ROOT),
                slot.fields().stream().map(ValueSlot::hexadecimal).collect(Collectors.joining(".")),
                hexadecimal(slot.fallback()));
    }

    /// Returns the value as text, not escaped.
    String plain(SubscriberFields subscriber) {
        return slot.plain(subscriber);
    }

    /// Returns the value's bytes, before they are encoded for their part.
    byte[] bytes(SubscriberFields subscriber) {
        String text = isHtml ? SubscriberSlot.escaped(slot.inHtml(subscriber)) : slot.plain(subscriber);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns the value's bytes in HTML, so many that they end a group of three bytes. Where some are missing, its
    /// first character becomes a reference with zeros before the number, such as `&#00065;`, which shows the same.
    ///
    /// @param before how many bytes stand before them in the group
    byte[] padded(SubscriberFields subscriber, int before) {
        byte[] bytes = bytes(subscriber);
        if ((before + bytes.length) % 3 == 0) {
            return bytes;
        }
        String value = slot.inHtml(subscriber);
        if (value.isEmpty()) {
            // Shows nothing.
            value = "\u2060";
        }
        int first = value.codePointAt(0);
        byte[] rest = SubscriberSlot.escaped(value.substring(Character.charCount(first)))
                .getBytes(StandardCharsets.UTF_8);
        String reference = "&#" + first + ";";
        while ((before + reference.length() + rest.length) % 3 != 0) {
            reference = reference.replace("&#", "&#0");
        }
        byte[] padded = Arrays.copyOf(reference.getBytes(StandardCharsets.US_ASCII), reference.length() + rest.length);
        System.arraycopy(rest, 0, padded, reference.length(), rest.length);
        return padded;
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.UTF_8);
    }
}
