package gazette.render;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Says in attributes what Outlook and old clients do not take from CSS. An attribute that is there already stays.
final class TableAttributes {
    private static final Set<String> SIZED = Set.of("table", "td", "th", "img");
    private static final Set<String> COLOURED = Set.of("table", "tr", "td", "th");
    /// Not `table`: there, `align` makes the text flow around it.
    private static final Set<String> ALIGNED = Set.of("tr", "td", "th");
    private static final Set<String> HORIZONTAL = Set.of("left", "center", "right");
    private static final Set<String> VERTICAL = Set.of("top", "middle", "bottom", "baseline");
    private static final Pattern LENGTH = Pattern.compile("(\\d+)(?:\\.\\d+)?(px|%)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-zA-Z]{3,}");

    void add(Element element, Map<String, String> values) {
        String tag = element.normalName();
        if (SIZED.contains(tag)) {
            length(values, "width").ifPresent(width -> set(element, "width", width));
            length(values, "height").ifPresent(height -> set(element, "height", height));
        }
        if (COLOURED.contains(tag)) {
            colour(values).ifPresent(colour -> set(element, "bgcolor", colour));
        }
        if (ALIGNED.contains(tag)) {
            word(values, "text-align", HORIZONTAL).ifPresent(align -> set(element, "align", align));
            word(values, "vertical-align", VERTICAL).ifPresent(align -> set(element, "valign", align));
        }
    }

    private static void set(Element element, String attribute, String value) {
        if (!element.hasAttr(attribute)) {
            element.attr(attribute, value);
        }
    }

    private static Optional<String> length(Map<String, String> values, String property) {
        Matcher length = LENGTH.matcher(values.getOrDefault(property, ""));
        return length.matches()
                ? Optional.of(length.group(1) + (length.group(2).equals("%") ? "%" : ""))
                : Optional.empty();
    }

    private static Optional<String> colour(Map<String, String> values) {
        return Optional.ofNullable(values.get("background-color"))
                .or(() -> Optional.ofNullable(values.get("background")))
                .filter(colour -> COLOUR.matcher(colour).matches())
                .filter(colour -> !Set.of("transparent", "none", "inherit", "initial", "unset")
                        .contains(colour))
                .map(TableAttributes::sixDigits);
    }

    /// `#abc` is read as `#0a0b0c` by some.
    private static String sixDigits(String colour) {
        return colour.length() == 4 && colour.startsWith("#") ? colour.replaceAll("([0-9a-fA-F])", "$1$1") : colour;
    }

    private static Optional<String> word(Map<String, String> values, String property, Set<String> known) {
        return Optional.ofNullable(values.get(property)).filter(known::contains);
    }
}
