package gazette.proof;

import gazette.render.Declaration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `style` attribute, or a rule, says. The same attribute comes again and again, so that this is worked out
/// once.
record Styling(Map<String, String> values, Set<Feature> features) {
    static final Styling NONE = new Styling(Map.of(), Set.of());

    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

    Styling {
        values = Map.copyOf(values);
        // In the order of their use, so that reports are the same to the byte.
        features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
    }

    static Styling of(List<Declaration> declarations, CssWords words) {
        var values = new HashMap<String, String>();
        // Of several values, the first is for those who do not know the others.
        declarations.forEach(declaration ->
                values.put(declaration.property(), declaration.values().getFirst()));
        return new Styling(values, words.of(declarations));
    }

    Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property));
    }

    /// A length that is given in pixels.
    Optional<Double> pixels(String property) {
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
