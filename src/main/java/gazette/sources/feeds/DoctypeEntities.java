package gazette.sources.feeds;

import gazette.sources.text.XmlSafeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds the general entities that a document type declares (XML 1.0 section 4.2). External ones are not read. What one
/// stands for is bounded, and so is what all of them add to a document: a reference that would exceed this stays as it
/// is written.
final class DoctypeEntities {
    /// Used for a document without a document type.
    static final DoctypeEntities NONE = new DoctypeEntities(Map.of());

    private static final int MAX_VALUE = 4_000;
    private static final int MAX_ADDED = 1_000_000;
    private static final int MAX_ENTITIES = 1_000;

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern DECLARATION =
            Pattern.compile("<!ENTITY\\s++([A-Za-z_:][\\w:.-]{0,99}+)\\s++(?:\"([^\"]*+)\"|'([^']*+)')\\s*+>");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7}+)|#x([0-9a-fA-F]{1,6}+)|([A-Za-z_:][\\w:.-]{0,99}+));");
    /// XML has these itself, always with the same meaning.
    private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");

    private final Map<String, String> written;
    private final Map<String, Optional<String>> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int added;

    private DoctypeEntities(Map<String, String> written) {
        this.written = written;
    }

    /// Reads the declarations of a document type; of two with one name the first counts.
    static DoctypeEntities declaredIn(String doctype) {
        if (!doctype.contains("<!ENTITY")) {
            return NONE;
        }
        Map<String, String> written = new HashMap<>();
        Matcher declaration = DECLARATION.matcher(COMMENT.matcher(doctype).replaceAll(""));
        while (declaration.find() && written.size() < MAX_ENTITIES) {
            String value = declaration.group(2) == null ? declaration.group(3) : declaration.group(2);
            written.putIfAbsent(declaration.group(1), value);
        }
        written.keySet().removeAll(PREDEFINED);
        return new DoctypeEntities(written);
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    /// Returns what the reference to an entity at some place stands for; empty if there is none, or it would be too
    /// much. What it stands for may be markup.
    Optional<Expansion> expansionAt(String text, int at, int end) {
        Matcher reference = REFERENCE.matcher(text).region(at, end);
        if (!reference.lookingAt() || reference.group(3) == null || added >= MAX_ADDED) {
            return Optional.empty();
        }
        Optional<String> value = value(reference.group(3));
        added += value.map(String::length).orElse(0);
        return value.map(some -> new Expansion(some, reference.end()));
    }

    /// @param end where the reference ends
    record Expansion(String value, int end) {}

    private Optional<String> value(String name) {
        Optional<String> known = values.get(name);
        if (known != null) {
            return known;
        }
        String own = written.get(name);
        // An entity must not contain itself.
        if (own == null || !open.add(name)) {
            return Optional.empty();
        }
        Optional<String> value = expanded(own).map(DoctypeEntities::withSafeQuotes);
        open.remove(name);
        values.put(name, value);
        return value;
    }

    /// Empty if it is too long, or has a part that is.
    private Optional<String> expanded(String value) {
        var expanded = new StringBuilder();
        int at = 0;
        Matcher reference = REFERENCE.matcher(value);
        while (reference.find()) {
            Optional<String> part = part(reference.toMatchResult());
            expanded.append(value, at, reference.start()).append(part.orElse(""));
            at = reference.end();
            if (part.isEmpty() || expanded.length() > MAX_VALUE) {
                return Optional.empty();
            }
        }
        expanded.append(value, at, value.length());
        return Optional.of(expanded.toString()).filter(all -> all.length() <= MAX_VALUE);
    }

    private Optional<String> part(MatchResult reference) {
        if (reference.group(3) == null) {
            boolean isDecimal = reference.group(1) != null;
            int codePoint = Integer.parseInt(reference.group(isDecimal ? 1 : 2), isDecimal ? 10 : 16);
            boolean isText = Character.isValidCodePoint(codePoint) && !XmlSafeText.isForbidden(codePoint);
            return Optional.of(isText ? Character.toString(codePoint) : "");
        }
        return written.containsKey(reference.group(3)) ? value(reference.group(3)) : Optional.of(reference.group());
    }

    /// A quotation mark would end an attribute in which the entity stands.
    private static String withSafeQuotes(String value) {
        return value.contains("<") ? value : value.replace("\"", "&quot;").replace("'", "&apos;");
    }
}
