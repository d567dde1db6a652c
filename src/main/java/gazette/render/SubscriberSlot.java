package gazette.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Describes a place in a rendered mail that is filled in for each subscriber.
///
/// @param mark the text that stands there until then; it occurs nowhere else
/// @param place what the value is escaped for in HTML
/// @param fields the first of them that is known is shown, such as `name` or `attributes.city`
/// @param fallback shown if none is known
public record SubscriberSlot(String mark, Place place, List<String> fields, String fallback) {
    private static final char ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    public SubscriberSlot {
        fields = List.copyOf(fields);
    }

    /// Lists what a value is escaped for. In plain text and in the subject it is for an address only.
    public enum Place {
        /// Between tags, in a `bdi`, so that the value's direction changes nothing beside it.
        TEXT,
        /// In an attribute's value or in the title.
        ATTRIBUTE,
        /// In a link's address.
        ADDRESS
    }

    /// Returns the same for another place of HTML.
    public SubscriberSlot at(Place other, String otherMark) {
        return new SubscriberSlot(otherMark, other, fields, fallback);
    }

    /// Returns what is shown in plain text and in the subject, in an address percent-encoded. What runs from right to
    /// left, or stands in such text, is
    /// put between invisible isolates (UAX #9 section 2.4).
    public String plain(SubscriberFields subscriber) {
        if (place == Place.ADDRESS) {
            return encoded(subscriber);
        }
        String value = subscriber.first(fields, fallback);
        boolean isolates = !value.isEmpty() && (isRightToLeft(value) || isRightToLeft(fallback));
        return isolates ? ISOLATE + value + POP_ISOLATE : value;
    }

    /// Returns what is shown in HTML, before it is escaped as HTML.
    public String inHtml(SubscriberFields subscriber) {
        return switch (place) {
            case TEXT -> subscriber.first(fields, fallback);
            case ATTRIBUTE -> plain(subscriber);
            case ADDRESS -> encoded(subscriber);
        };
    }

    private String encoded(SubscriberFields subscriber) {
        return URLEncoder.encode(subscriber.first(fields, fallback), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /// Returns text with HTML's own characters escaped.
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static boolean isRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
    }
}
