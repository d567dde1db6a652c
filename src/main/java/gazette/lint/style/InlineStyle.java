package gazette.lint.style;

import gazette.lint.support.CaniemailFeature;
import gazette.lint.support.CssFeatureFinder;
import gazette.render.css.Declaration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds what a `style` attribute or a rule says. Parsed once, since the same attribute comes again and again.
public record InlineStyle(Map<String, String> values, Set<CaniemailFeature> features) {
    public static final InlineStyle NONE = new InlineStyle(Map.of(), Set.of());

    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

    public InlineStyle {
        values = Map.copyOf(values);
        // In the order of their use, so that reports are the same to the byte.
        features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
    }

    public static InlineStyle of(List<Declaration> declarations, CssFeatureFinder words) {
        var values = new HashMap<String, String>();
        // Of several values, the first is for those who do not know the others.
        declarations.forEach(declaration ->
                values.put(declaration.property(), declaration.values().getFirst()));
        return new InlineStyle(values, words.of(declarations));
    }

    Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property));
    }

    /// Returns a length that is given in pixels.
    public Optional<Double> pixels(String property) {
        String value = values.get(property);
        if (value == null) {
            return Optional.empty();
        }
        Matcher pixels = PIXELS.matcher(value);
        return pixels.matches() ? Optional.of(Double.valueOf(pixels.group(1))) : Optional.empty();
    }

    boolean hides() {
        return "none".equals(values.get("display"));
    }
}
