package gazette.render;

import gazette.text.ForeignText;
import gazette.text.InvisibleCharacters;
import gazette.text.TextShortener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds what a letter may say of its subscriber. What others wrote, such as a name in a form, is shown on one line,
/// without control characters, and shortened.
///
/// @param name may be empty
/// @param attributes by their names; those that nobody knows are absent or blank
public record SubscriberFields(String name, String address, Map<String, String> attributes) {
    /// A subscriber of whom nothing is known: fallbacks take the place of all fields.
    public static final SubscriberFields NOBODY = new SubscriberFields("", "", Map.of());

    /// Somebody whose letter is shown where nobody is asked about.
    public static final SubscriberFields SAMPLE = new SubscriberFields("Anna Example", "reader@example.org", Map.of());

    /// The field that holds the name.
    public static final String NAME = "name";
    /// The field that holds the mail address.
    public static final String ADDRESS = "address";
    /// Begins the fields that hold attributes, as in `attributes.city`.
    public static final String ATTRIBUTES = "attributes.";

    private static final int MOST_LETTERS = 100;
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

    public SubscriberFields {
        attributes = Map.copyOf(attributes);
    }

    /// Returns the first of some fields that is known, at most 100 characters of it, else the fallback.
    public String first(List<String> fields, String fallback) {
        for (String field : fields) {
            String value = shown(value(field));
            if (!value.isEmpty()) {
                return value;
            }
        }
        return fallback;
    }

    /// Returns the name of the attribute that a field holds; empty if it holds another thing.
    public static Optional<String> attribute(String field) {
        return field.startsWith(ATTRIBUTES) ? Optional.of(field.substring(ATTRIBUTES.length())) : Optional.empty();
    }

    private String value(String field) {
        return switch (field) {
            case NAME -> name;
            case ADDRESS -> address;
            default ->
                attribute(field)
                        .flatMap(key -> Optional.ofNullable(attributes.get(key)))
                        .orElse("");
        };
    }

    private static String shown(String value) {
        String visible = InvisibleCharacters.without(ForeignText.line(value));
        String line = BLANKS.matcher(visible).replaceAll(" ").strip();
        return TextShortener.withEllipsis(line, MOST_LETTERS);
    }
}
