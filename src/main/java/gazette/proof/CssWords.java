package gazette.proof;

import gazette.render.Declaration;
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
final class CssWords {
    private static final Pattern FUNCTION = Pattern.compile("([a-z-]+)\\(");
    private static final Pattern UNIT = Pattern.compile("(?<![\\w#.-])[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(%|[a-z]+)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]+(?:-[a-z]+)*(?![\\w(-])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern PICTURE = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)");
    private static final Pattern PSEUDO = Pattern.compile("::?([a-z-]+)");
    private static final Pattern FORMAT = Pattern.compile("\\.([a-z0-9]{2,5})(?:[?#].*)?$");

    /// The combinators and simple selectors, as caniemail names them.
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

    private final Vocabulary vocabulary;

    private record Kind(String name, Pattern pattern) {
        Kind(String name, String pattern) {
            this(name, Pattern.compile(pattern));
        }
    }

    CssWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Set<Feature> of(List<Declaration> declarations) {
        var used = new LinkedHashSet<Feature>();
        declarations.forEach(declaration -> add(declaration, used));
        return used;
    }

    /// The features of a selector.
    Set<Feature> ofSelector(String selector) {
        var used = new LinkedHashSet<Feature>();
        String bare = QUOTED.matcher(selector).replaceAll("");
        SELECTORS.stream()
                .filter(kind -> kind.pattern.matcher(bare).find())
                .forEach(kind -> vocabulary.find("selector", kind.name).ifPresent(used::add));
        each(PSEUDO, bare, pseudo -> vocabulary.find("pseudo", pseudo).ifPresent(used::add));
        return used;
    }

    /// The features of an at-rule, as `@media (prefers-color-scheme:dark)`.
    Set<Feature> ofAtRule(String rule) {
        var used = new LinkedHashSet<Feature>();
        String name = rule.substring(1).split("\\s", 2)[0];
        vocabulary.find("at", name).ifPresent(used::add);
        if (name.equals("media")) {
            for (String condition : mediaConditions(rule)) {
                vocabulary.find("media", condition).ifPresent(used::add);
            }
        }
        return used;
    }

    /// The feature of a picture's format.
    Optional<Feature> ofPicture(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        if (plain.startsWith("data:")) {
            return vocabulary.find("format", "base64");
        }
        Matcher format = FORMAT.matcher(plain);
        return format.find() ? vocabulary.find("format", format.group(1)) : Optional.empty();
    }

    private void add(Declaration declaration, Set<Feature> used) {
        String property = declaration.property();
        // What only one maker's programs read is not expected of the others.
        if ((property.startsWith("-") && !property.startsWith("--")) || property.startsWith("mso-")) {
            return;
        }
        vocabulary.property(property).ifPresent(used::add);
        String value = declaration.values().getFirst().toLowerCase(Locale.ROOT);
        vocabulary.find("value", property + ":" + value).ifPresent(used::add);
        String bare = QUOTED.matcher(value).replaceAll("");
        each(FUNCTION, bare, function -> vocabulary.find("function", function).ifPresent(used::add));
        each(UNIT, bare, unit -> vocabulary.find("unit", unit).ifPresent(used::add));
        for (Matcher word = WORD.matcher(bare); word.find(); ) {
            vocabulary.find("word", word.group()).ifPresent(used::add);
        }
        each(PICTURE, value, picture -> ofPicture(picture).ifPresent(used::add));
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
