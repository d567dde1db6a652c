package gazette.render.css;

import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.ECSSAttributeCase;
import com.helger.css.decl.ECSSAttributeOperator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Tests an attribute, such as `[href^="https:"]`.
///
/// @param name in lower case
/// @param value empty if the attribute need only be there
/// @param anyCase whether upper and lower case are the same
record AttributeSelector(String name, Optional<ECSSAttributeOperator> operator, String value, boolean anyCase) {
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

    static Optional<AttributeSelector> of(CSSSelectorAttribute attribute) {
        if (attribute.getNamespacePrefix() != null) {
            return Optional.empty();
        }
        String name = CssEscapes.read(attribute.getAttrName()).toLowerCase(Locale.ROOT);
        String value = attribute.getAttrValue() == null ? "" : CssEscapes.readString(attribute.getAttrValue());
        boolean anyCase =
                ANY_CASE.contains(name) || attribute.getCaseSensitivityFlag() == ECSSAttributeCase.CASE_INSENSITIVE;
        return Optional.of(new AttributeSelector(
                name,
                Optional.ofNullable(attribute.getOperator()),
                anyCase ? value.toLowerCase(Locale.ROOT) : value,
                anyCase));
    }

    boolean matches(Element element) {
        if (!element.hasAttr(name)) {
            return false;
        }
        String actual = anyCase ? element.attr(name).toLowerCase(Locale.ROOT) : element.attr(name);
        return operator.map(o -> matches(o, actual)).orElse(true);
    }

    private boolean matches(ECSSAttributeOperator comparison, String actual) {
        return switch (comparison) {
            case EQUALS -> actual.equals(value);
            case INCLUDES -> hasWord(actual, value);
            case DASHMATCH -> actual.equals(value) || actual.startsWith(value + "-");
            case BEGINMATCH -> !value.isEmpty() && actual.startsWith(value);
            case ENDMATCH -> !value.isEmpty() && actual.endsWith(value);
            case CONTAINSMATCH -> !value.isEmpty() && actual.contains(value);
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
