package gazette.render.css;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tests an attribute, such as `[href^="https:"]`.
///
/// @param name in lower case
/// @param operator what stands before `=`, if a value is asked for
/// @param value empty if the attribute need only be there
/// @param anyCase whether upper and lower case are the same
record AttributeSelector(String name, Optional<String> operator, String value, boolean anyCase) {
    /// Lists HTML's attributes whose values style sheets compare without regard to case.
    private static final Set<String> ANY_CASE = Set.of(
            "align",
            "bgcolor",
            "charset",
            "color",
            "dir",
            "disabled",
            "face",
            "hreflang",
            "lang",
            "link",
            "media",
            "method",
            "nowrap",
            "rel",
            "rev",
            "scope",
            "target",
            "text",
            "type",
            "valign",
            "vlink");

    /// Outlook on the web marks with `data-ogsc` and its like, on an element or around it, what it made dark.
    private static final String OUTLOOK_DARK = "data-og";

    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*([^\\s~|^$*=\"']+)\\s*(?:([~|^$*]?)=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|[^\\s\"'=]+)\\s*([iIsS])?\\s*)?");

    /// Reads what stands in the brackets.
    static SelectorPart parse(String css) throws MalformedSelectorException {
        Matcher written = WRITTEN.matcher(css);
        if (!written.matches()) {
            if (css.indexOf('|') >= 0) {
                // A name of XML, such as `[xlink|href]`.
                return SelectorPart.ofClient(Specificity.CLASS);
            }
            throw new MalformedSelectorException();
        }
        String name = CssEscapes.read(written.group(1)).toLowerCase(Locale.ROOT);
        if (name.startsWith(OUTLOOK_DARK)) {
            return SelectorPart.ofClient(Specificity.CLASS);
        }
        String value = written.group(3) == null ? "" : CssEscapes.readString(written.group(3));
        boolean anyCase = written.group(4) == null ? ANY_CASE.contains(name) : "iI".contains(written.group(4));
        var selector = new AttributeSelector(
                name, Optional.ofNullable(written.group(2)), anyCase ? value.toLowerCase(Locale.ROOT) : value, anyCase);
        return SelectorPart.ofClass(selector::matches);
    }

    private boolean matches(Element element) {
        if (!element.hasAttr(name)) {
            return false;
        }
        String actual = anyCase ? element.attr(name).toLowerCase(Locale.ROOT) : element.attr(name);
        return operator.map(sign -> matches(sign, actual)).orElse(true);
    }

    private boolean matches(String sign, String actual) {
        return switch (sign) {
            case "~" -> hasWord(actual, value);
            case "|" -> actual.equals(value) || actual.startsWith(value + "-");
            case "^" -> !value.isEmpty() && actual.startsWith(value);
            case "$" -> !value.isEmpty() && actual.endsWith(value);
            case "*" -> !value.isEmpty() && actual.contains(value);
            default -> actual.equals(value);
        };
    }

    /// Returns whether a word is one of those between white space.
    static boolean hasWord(String words, String word) {
        for (int at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (isEdge(words, at - 1) && isEdge(words, end)) {
                return !word.isEmpty();
            }
        }
        return false;
    }

    private static boolean isEdge(String words, int at) {
        return at < 0 || at >= words.length() || Character.isWhitespace(words.charAt(at));
    }
}
