package gazette.articles.dialects;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/// Is a tag as HTML, XML or JSX write it: values may stand in quotes or in braces, names may have colons and full
/// stops.
///
/// @param name as it is written
/// @param literal the whole tag
record HtmlTag(String name, String literal, Form form) {
    enum Form {
        OPEN,
        CLOSE,
        /// Closes itself: `<x />`.
        SELF
    }

    private static final Pattern NAME = Pattern.compile("</?([A-Za-z][\\w.:-]*+)(?=[\\s/>])");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "([^\\s\"'<>/={}]++)(?:\\s*+=\\s*+(\"[^\"]*+\"|'[^']*+'|\\{[^\\n]*?}(?=[\\s/>]|$)|[^\\s\"'<>={}`]++))?+");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "data", "poster");

    /// Longer tags are none, or each `<` would look for its end through a whole text.
    private static final int MAX_LENGTH = 5000;

    /// Reads the tag that begins at an index; empty if there is none.
    static Optional<HtmlTag> read(String text, int start) {
        Matcher name = NAME.matcher(text).region(start, text.length());
        name.useTransparentBounds(true);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        int end = end(text, name.end());
        if (end < 0) {
            return Optional.empty();
        }
        String literal = text.substring(start, end);
        Form form = literal.startsWith("</") ? Form.CLOSE : literal.endsWith("/>") ? Form.SELF : Form.OPEN;
        return Optional.of(new HtmlTag(name.group(1), literal, form));
    }

    /// Returns the index behind the `>`; -1 if a `<` or an empty line comes before it.
    private static int end(String text, int from) {
        int last = Math.min(text.length(), from + MAX_LENGTH);
        int i = from;
        while (i >= 0 && i < last) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<' || text.startsWith("\n\n", i)) {
                return -1;
            }
            i = switch (c) {
                case '{' -> braceEnd(text, i, last);
                case '"', '\'' -> quoteEnd(text, i, last);
                default -> i + 1;
            };
        }
        return -1;
    }

    private static int quoteEnd(String text, int start, int last) {
        int end = text.indexOf(text.charAt(start), start + 1, last);
        return end < 0 ? -1 : end + 1;
    }

    /// Returns the index behind the brace that ends what another one begins; -1 if there is none before `last`.
    static int braceEnd(String text, int start, int last) {
        int depth = 0;
        for (int i = start; i < last; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    String lowerName() {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean hasAttributes() {
        return !inside().isBlank();
    }

    /// Returns whether there is an attribute of this name, with a value or without.
    boolean hasAttribute(String wanted) {
        return attributes(wanted).findAny().isPresent();
    }

    private Stream<MatchResult> attributes(String wanted) {
        return ATTRIBUTE
                .matcher(inside())
                .results()
                .filter(found -> found.group(1).equalsIgnoreCase(wanted));
    }

    private String inside() {
        int end = literal.length() - (form == Form.SELF ? 2 : 1);
        return literal.substring(literal.indexOf(name) + name.length(), end);
    }

    /// Returns the value of an attribute, as text; empty if it is missing, or an expression.
    Optional<String> attribute(String wanted) {
        return attributes(wanted)
                .filter(found -> found.group(2) != null)
                .findFirst()
                .flatMap(found -> value(found.group(2)))
                .map(value -> Parser.unescapeEntities(value, true))
                .filter(value -> !value.isBlank());
    }

    /// `{"a"}` is the string a.
    private static Optional<String> value(String written) {
        String value = written.startsWith("{")
                ? written.substring(1, written.length() - 1).strip()
                : written;
        boolean isQuoted = value.length() >= 2
                && "\"'`".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0);
        if (isQuoted) {
            return Optional.of(value.substring(1, value.length() - 1));
        }
        return written.startsWith("{") ? Optional.empty() : Optional.of(value);
    }

    /// Returns the start tag as HTML has it: without expressions, not closed, the addresses in it resolved.
    ///
    /// @param unknown is told of each address that cannot be
    String opening(Consumer<String> unknown) {
        StringBuilder tag = new StringBuilder("<").append(name);
        Matcher attribute = ATTRIBUTE.matcher(inside());
        while (attribute.find()) {
            String key = attribute.group(1);
            if (attribute.group(2) == null) {
                tag.append(' ').append(key);
            } else {
                value(attribute.group(2))
                        .flatMap(value -> resolved(key, value, unknown))
                        .ifPresent(value -> tag.append(' ')
                                .append(key)
                                .append("=\"")
                                .append(value.replace("\"", "&quot;"))
                                .append('"'));
            }
        }
        return tag.append('>').toString();
    }

    private static Optional<String> resolved(String key, String value, Consumer<String> unknown) {
        Optional<String> resolved =
                LiquidAddresses.isLiquid(value) ? LiquidAddresses.resolve(value) : Optional.of(value);
        if (resolved.isEmpty() && ADDRESSES.contains(key)) {
            unknown.accept(value);
        }
        return resolved;
    }
}
