package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import gazette.render.css.SelectorMatcher.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Reads what stands behind a colon in a selector: `:first-child`, `:not(.a)`, `:hover`, `::before`.
final class PseudoSelector {
    /// Lists the pseudo-elements that may have a single colon.
    private static final Set<String> OLD_ELEMENTS = Set.of("before", "after", "first-line", "first-letter");

    private static final Set<String> ELEMENTS = Set.of(
            "before",
            "after",
            "first-line",
            "first-letter",
            "marker",
            "selection",
            "placeholder",
            "backdrop",
            "cue",
            "part",
            "slotted",
            "target-text",
            "highlight",
            "file-selector-button",
            "grammar-error",
            "spelling-error");

    /// Lists the pseudo-classes that every browser knows and only a browser can decide.
    private static final Set<String> CLIENT = Set.of(
            "active",
            "any-link",
            "autofill",
            "checked",
            "default",
            "defined",
            "dir",
            "disabled",
            "enabled",
            "focus",
            "focus-visible",
            "focus-within",
            "fullscreen",
            "host",
            "host-context",
            "hover",
            "in-range",
            "indeterminate",
            "invalid",
            "link",
            "modal",
            "optional",
            "out-of-range",
            "placeholder-shown",
            "read-only",
            "read-write",
            "required",
            "scope",
            "target",
            "user-invalid",
            "user-valid",
            "valid",
            "visited");

    private static final Pattern NTH_OF =
            Pattern.compile("(.*?)\\s+of\\s+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PseudoSelector() {}

    /// Reads a pseudo-class or pseudo-element.
    ///
    /// @param name in lower case
    /// @param argument what stands in its parentheses, if it has some
    static SelectorPart of(boolean isElement, String name, Optional<String> argument)
            throws MalformedSelectorException {
        if (isElement || OLD_ELEMENTS.contains(name)) {
            boolean isKnown = ELEMENTS.contains(name) || name.startsWith("-webkit-");
            return new SelectorPart(_ -> true, Specificity.TYPE, isKnown ? Kind.PSEUDO_ELEMENT : unknown(name));
        }
        return argument.isPresent() ? function(name, argument.get()) : plain(name);
    }

    private static SelectorPart plain(String name) {
        return structural(":" + name, "", name);
    }

    private static SelectorPart structural(String written, String argument, String name) {
        return StructuralPseudoClass.of(written, argument)
                .map(SelectorPart::ofClass)
                .orElseGet(() -> ofClient(name));
    }

    private static SelectorPart ofClient(String name) {
        Kind kind = CLIENT.contains(name) ? Kind.CLIENT : unknown(name);
        return new SelectorPart(_ -> true, Specificity.CLASS, kind);
    }

    private static Kind unknown(String name) {
        return name.startsWith("-") ? Kind.VENDOR : Kind.UNKNOWN;
    }

    private static SelectorPart function(String name, String argument) throws MalformedSelectorException {
        return switch (name) {
            case "is", "where" -> {
                List<SelectorMatcher> some = forgiving(argument);
                Specificity rank = name.equals("is") ? strongest(some) : Specificity.NONE;
                yield new SelectorPart(e -> any(some, e), rank, kindWithin(some));
            }
            case "not" -> {
                List<SelectorMatcher> none = strict(argument);
                Kind kind = kind(none);
                Predicate<Element> test = kind == Kind.DOCUMENT ? e -> !any(none, e) : _ -> true;
                yield new SelectorPart(test, strongest(none), kind);
            }
            case "has" -> has(argument);
            case "nth-child", "nth-last-child" -> nth(name, argument);
            default -> structural(":" + name + "(", argument, name);
        };
    }

    private static SelectorPart nth(String name, String argument) throws MalformedSelectorException {
        Matcher of = NTH_OF.matcher(argument);
        if (!of.matches()) {
            return structural(":" + name + "(", argument, name);
        }
        List<SelectorMatcher> among = strict(of.group(2));
        return StructuralPseudoClass.nth(of.group(1), e -> any(among, e), name.equals("nth-last-child"))
                .map(test -> new SelectorPart(test, Specificity.CLASS.plus(strongest(among)), kind(among)))
                .orElseGet(() -> ofClient(name));
    }

    private static SelectorPart has(String argument) throws MalformedSelectorException {
        Predicate<Element> test = _ -> false;
        List<SelectorMatcher> all = new ArrayList<>();
        for (String written : CssText.list(argument)) {
            boolean isRelative = NestedSelector.isRelative(written);
            Relation relation = SelectorParser.relation(isRelative ? written.charAt(0) : ' ');
            SelectorMatcher inside = SelectorParser.require(isRelative ? written.substring(1) : written);
            test = test.or(e -> inside.matchesFrom(e, relation));
            all.add(inside);
        }
        return new SelectorPart(test, strongest(all), kind(all));
    }

    private static List<SelectorMatcher> strict(String list) throws MalformedSelectorException {
        List<SelectorMatcher> selectors = new ArrayList<>();
        for (String written : CssText.list(list)) {
            selectors.add(SelectorParser.require(written));
        }
        return selectors;
    }

    /// Reads a list of which browsers pass over what they cannot read.
    private static List<SelectorMatcher> forgiving(String list) {
        return CssText.list(list).stream()
                .flatMap(written -> SelectorParser.parse(written).stream())
                .toList();
    }

    private static boolean any(List<SelectorMatcher> selectors, Element element) {
        return selectors.stream().anyMatch(selector -> selector.matches(element));
    }

    private static Kind kind(List<SelectorMatcher> selectors) {
        return selectors.stream().map(SelectorMatcher::kind).reduce(Kind.DOCUMENT, Kind::and);
    }

    /// Returns who decides a forgiving list: what is unknown in it makes nothing else void.
    private static Kind kindWithin(List<SelectorMatcher> selectors) {
        return kind(selectors) == Kind.DOCUMENT ? Kind.DOCUMENT : Kind.CLIENT;
    }

    private static Specificity strongest(List<SelectorMatcher> selectors) {
        return selectors.stream()
                .map(SelectorMatcher::specificity)
                .max(Comparator.naturalOrder())
                .orElse(Specificity.NONE);
    }
}
