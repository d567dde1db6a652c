package gazette.render.css;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells whether two properties set a part of the same: `border` and `border-top-color` do, and so do `border-top` and
/// `border-color`.
final class PropertyOverlap {
    private static final Pattern BORDER =
            Pattern.compile("border(?:-(top|right|bottom|left))?(?:-(color|style|width))?");
    private static final Set<String> TABLES = Set.of("border-collapse", "border-spacing");
    private static final Set<String> SIDES = Set.of("top", "right", "bottom", "left");

    /// Lists shorthands whose parts do not begin with their names.
    private static final Map<String, Set<String>> PARTS = Map.of(
            "font", Set.of("line-height"),
            "border", Set.of("border-image"),
            "inset", SIDES,
            "gap", Set.of("row-gap", "column-gap"),
            "flex-flow", Set.of("flex-direction", "flex-wrap"),
            "columns", Set.of("column-width", "column-count"),
            "overflow", Set.of("overflow-x", "overflow-y"));

    private PropertyOverlap() {}

    static boolean between(String one, String other) {
        return one.equals(other) || contains(one, other) || contains(other, one) || areBorders(one, other);
    }

    private static boolean contains(String whole, String part) {
        return PARTS.getOrDefault(whole, Set.of()).contains(part)
                || (whole.equals("border-radius") && part.endsWith("-radius"))
                || (whole.equals("all") && !part.startsWith("--"))
                || (!whole.startsWith("--") && part.startsWith(whole + "-") && !isApart(whole, part));
    }

    /// Returns whether a property of borders only looks like a part of another.
    private static boolean isApart(String whole, String part) {
        return whole.startsWith("border") && (part.endsWith("-radius") || TABLES.contains(part));
    }

    private static boolean areBorders(String one, String other) {
        Matcher first = BORDER.matcher(one);
        Matcher second = BORDER.matcher(other);
        return first.matches()
                && second.matches()
                && agree(first.group(1), second.group(1))
                && agree(first.group(2), second.group(2));
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
