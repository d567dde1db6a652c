package gazette.render.css;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Says in attributes what Outlook and old clients do not take from CSS. An attribute that is there already stays: who
/// wrote it beside a sheet meant it for these clients.
final class PresentationalAttributes {
    private static final Set<String> SIZED = Set.of("table", "td", "th", "img");
    private static final Set<String> COLOURED = Set.of("table", "tr", "td", "th");
    /// Lists elements that may get `align`. Not `table`: there, the text would flow around it.
    private static final Set<String> ALIGNED = Set.of("tr", "td", "th");
    private static final Set<String> HORIZONTAL = Set.of("left", "center", "right", "justify");
    private static final Set<String> VERTICAL = Set.of("top", "middle", "bottom", "baseline");
    private static final Set<String> BACKGROUNDS = Set.of("background", "background-color");
    private static final Set<String> NO_COLOUR = Set.of("transparent", "none", "inherit", "initial", "unset", "revert");
    private static final Pattern LENGTH = Pattern.compile("(\\d+)(?:\\.\\d+)?(px|%)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-zA-Z]{3,}");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

    void add(Element element, List<Declaration> values) {
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

    private static Optional<String> length(List<Declaration> values, String property) {
        Matcher length = LENGTH.matcher(last(values, property));
        return length.matches()
                ? Optional.of(length.group(1) + (length.group(2).equals("%") ? "%" : ""))
                : Optional.empty();
    }

    /// Returns the last value that is a plain colour: it is seen where a gradient or an image is not.
    private static Optional<String> colour(List<Declaration> values) {
        return values.stream()
                .filter(declaration -> BACKGROUNDS.contains(declaration.property()))
                .flatMap(declaration -> declaration.values().stream())
                .map(PresentationalAttributes::hexadecimal)
                .filter(colour -> COLOUR.matcher(colour).matches())
                .reduce((_, later) -> later)
                .filter(colour -> !NO_COLOUR.contains(colour.toLowerCase(Locale.ROOT)));
    }

    /// Returns a colour in six digits: some programs read `#abc` as `#0a0b0c`, and `rgb(…)` as any colour.
    private static String hexadecimal(String colour) {
        Matcher rgb = RGB.matcher(colour);
        if (rgb.matches()) {
            return String.format("#%02x%02x%02x", part(rgb, 1), part(rgb, 2), part(rgb, 3));
        }
        return colour.length() == 4 && colour.startsWith("#") ? colour.replaceAll("([0-9a-fA-F])", "$1$1") : colour;
    }

    private static int part(Matcher rgb, int group) {
        return Math.min(255, Integer.parseInt(rgb.group(group)));
    }

    private static Optional<String> word(List<Declaration> values, String property, Set<String> known) {
        return Optional.of(last(values, property).toLowerCase(Locale.ROOT)).filter(known::contains);
    }

    private static String last(List<Declaration> values, String property) {
        return values.stream()
                .filter(declaration -> declaration.property().equals(property))
                .map(declaration -> declaration.values().getLast())
                .reduce("", (_, later) -> later);
    }
}
