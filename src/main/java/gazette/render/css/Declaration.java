package gazette.render.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes a property with its value, or with several where one block sets it several times: a client takes the last
/// one that it understands.
///
/// @param property in lower case, but custom properties as they are
/// @param values in order, none empty
public record Declaration(String property, List<String> values, boolean important) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(--[^\\s:]*|-?[A-Za-z_\\x{80}-\\x{FFFF}][\\w\\x{80}-\\x{FFFF}-]*)\\s*:(.*)", Pattern.DOTALL);
    private static final Pattern IMPORTANT =
            Pattern.compile("(.*?)\\s*!\\s*important", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /// Matches a value that only Internet Explorer reads.
    private static final Pattern HACK =
            Pattern.compile(".*\\\\[09]/?|expression\\(.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    public Declaration {
        values = List.copyOf(values);
    }

    /// Reads a declaration; empty if browsers would pass over it.
    static Optional<Declaration> parse(String css) {
        Matcher written = WRITTEN.matcher(css);
        if (!written.matches()) {
            return Optional.empty();
        }
        boolean isCustom = written.group(1).startsWith("--");
        String whole = CssText.value(written.group(2));
        Matcher important = IMPORTANT.matcher(whole);
        boolean isImportant = important.matches();
        String value = isImportant ? important.group(1) : whole;
        if ((value.isEmpty() && !isCustom) || HACK.matcher(value).matches() || !isWhole(value)) {
            return Optional.empty();
        }
        String property = isCustom ? written.group(1) : written.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new Declaration(property, List.of(value), isImportant));
    }

    /// Joins declarations of one property in one block, unless another one that sets a part of the same stands between.
    static List<Declaration> joined(List<Declaration> block) {
        List<Declaration> joined = new ArrayList<>();
        for (Declaration next : block) {
            int before = joined.size() - 1;
            while (before >= 0 && !joined.get(before).overlaps(next)) {
                before--;
            }
            if (before >= 0 && joined.get(before).isSame(next)) {
                next = joined.remove(before).and(next);
            }
            joined.add(next);
        }
        return joined;
    }

    boolean overlaps(Declaration other) {
        return overlaps(other.property);
    }

    /// Returns whether it sets a part of what another property sets, such as `background` and `background-color`.
    public boolean overlaps(String other) {
        return PropertyOverlap.between(property, other);
    }

    Declaration asImportant() {
        return new Declaration(property, values, true);
    }

    /// Returns it as it stands in a sheet.
    String css() {
        return css(" !important");
    }

    /// Returns it as it stands in a `style` attribute.
    String inlineCss() {
        return css("!important");
    }

    private String css(String mark) {
        var css = new StringBuilder();
        for (String value : values) {
            css.append(css.isEmpty() ? "" : ";").append(property).append(':').append(value);
            css.append(important ? mark : "");
        }
        return css.toString();
    }

    private boolean isSame(Declaration other) {
        return property.equals(other.property) && important == other.important;
    }

    private Declaration and(Declaration later) {
        List<String> all = new ArrayList<>(values);
        all.removeAll(later.values);
        all.addAll(later.values);
        return new Declaration(property, all, important);
    }

    /// Returns whether all brackets and strings are closed, and `!` stands in none but strings.
    private static boolean isWhole(String value) {
        var scanner = new CssScanner(value);
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            int end = scanner.end(at, value.length(), true);
            char last = value.charAt(end - 1);
            boolean isOpen = switch (c) {
                case '(' -> last != ')' || end == at + 1;
                case '[' -> last != ']' || end == at + 1;
                case '{' -> last != '}' || end == at + 1;
                case '"', '\'' -> last != c || end == at + 1;
                default -> false;
            };
            if (isOpen || c == '!' || c == ')' || c == ']' || c == '}') {
                return false;
            }
            at = end;
        }
        return true;
    }
}
