package gazette.lint.support;

import gazette.render.css.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the features that pieces of CSS use.
public final class CssFeatureFinder {
    private static final Pattern FUNCTION = Pattern.compile("([a-z-]+)\\(");
    private static final Pattern UNIT = Pattern.compile("(?<![\\w#.-])[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(%|[a-z]+)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]++(?:-[a-z]++)*+(?![\\w(-])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern PICTURE = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)");
    private static final Pattern PSEUDO = Pattern.compile("::?([a-z-]+)");
    private static final Pattern FORMAT = Pattern.compile("\\.([a-z0-9]{2,5})(?:[?#].*)?$");

    /// Lists the combinators and simple selectors as caniemail names them.
    private static final List<Kind> SELECTORS = List.of(
            new Kind("class", "\\.[\\w-]"),
            new Kind("id", "#[\\w-]"),
            new Kind("attribute", "\\["),
            new Kind("child", ">"),
            new Kind("adjacent-sibling", "\\+"),
            new Kind("general-sibling", "~(?!=)"),
            new Kind("descendant", "[\\w\\])] +[\\w.#\\[*:]"),
            new Kind("chaining", "\\.[\\w-]+\\.[\\w-]"),
            new Kind("universal", "\\*(?!=)"),
            new Kind("type", "(?:^|[\\s>+~])[a-z]"));

    private final FeaturePatterns patterns;

    private record Kind(String name, Pattern pattern) {
        Kind(String name, String pattern) {
            this(name, Pattern.compile(pattern));
        }
    }

    CssFeatureFinder(FeaturePatterns patterns) {
        this.patterns = patterns;
    }

    public Set<CaniemailFeature> of(List<Declaration> declarations) {
        var used = new LinkedHashSet<CaniemailFeature>();
        declarations.forEach(declaration -> add(declaration, used));
        return used;
    }

    /// Returns the features that a selector uses.
    public Set<CaniemailFeature> ofSelector(String selector) {
        var used = new LinkedHashSet<CaniemailFeature>();
        String bare = QUOTED.matcher(selector).replaceAll("");
        SELECTORS.stream()
                .filter(kind -> kind.pattern.matcher(bare).find())
                .forEach(kind -> patterns.find("selector", kind.name).ifPresent(used::add));
        each(PSEUDO, bare, pseudo -> patterns.find("pseudo", pseudo).ifPresent(used::add));
        return used;
    }

    /// Returns the features of an at-rule, such as `@media (prefers-color-scheme:dark)`.
    public Set<CaniemailFeature> ofAtRule(String rule) {
        var used = new LinkedHashSet<CaniemailFeature>();
        String name = rule.substring(1).split("\\s", 2)[0];
        patterns.find("at", name).ifPresent(used::add);
        if (name.equals("media")) {
            for (String condition : mediaConditions(rule)) {
                patterns.find("media", condition).ifPresent(used::add);
            }
        }
        return used;
    }

    /// Returns the feature of an image's format.
    public Optional<CaniemailFeature> ofPicture(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        if (plain.startsWith("data:")) {
            return patterns.find("format", "base64");
        }
        Matcher format = FORMAT.matcher(plain);
        return format.find() ? patterns.find("format", format.group(1)) : Optional.empty();
    }

    private void add(Declaration declaration, Set<CaniemailFeature> used) {
        String property = declaration.property();
        // What only one maker's programs read is not expected of the others.
        if ((property.startsWith("-") && !property.startsWith("--")) || property.startsWith("mso-")) {
            return;
        }
        patterns.property(property).ifPresent(used::add);
        String value = declaration.values().getFirst().toLowerCase(Locale.ROOT);
        patterns.find("value", property + ":" + value).ifPresent(used::add);
        String bare = QUOTED.matcher(value).replaceAll("");
        each(FUNCTION, bare, function -> patterns.find("function", function).ifPresent(used::add));
        each(UNIT, bare, unit -> patterns.find("unit", unit).ifPresent(used::add));
        for (Matcher word = WORD.matcher(bare); word.find(); ) {
            patterns.find("word", word.group()).ifPresent(used::add);
        }
        each(PICTURE, value, image -> ofPicture(image).ifPresent(used::add));
    }

    private static List<String> mediaConditions(String rule) {
        var conditions = new ArrayList<String>();
        for (String condition : List.of(
                "device-pixel-ratio", "hover", "orientation", "prefers-color-scheme", "prefers-reduced-motion")) {
            if (rule.contains(condition)) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static void each(Pattern pattern, String text, Consumer<String> found) {
        for (Matcher match = pattern.matcher(text); match.find(); ) {
            found.accept(match.group(1));
        }
    }
}
