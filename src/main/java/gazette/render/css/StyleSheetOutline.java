package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Lists the content of a style sheet, selector by selector, for the linter.
public final class StyleSheetOutline {
    private final List<Ranked> ranked = new ArrayList<>();

    private StyleSheetOutline() {}

    /// Describes what one selector sets.
    ///
    /// @param within the at-rules around it, outermost first, as `@media (max-width:480px)`; an at-rule without
    ///     selectors, as `@font-face`, is an entry of its own
    /// @param selector empty for an at-rule without selectors
    /// @param matches absent if the document alone does not decide it, as with `:hover`
    public record Entry(
            List<String> within,
            String selector,
            Optional<Predicate<Element>> matches,
            List<Declaration> declarations) {}

    private record Ranked(Specificity rank, Entry entry) {}

    /// Returns the entries of a sheet, the least specific first.
    ///
    /// @throws CssTooDeepException if it is nested too deeply
    public static List<Entry> read(String css) {
        var outline = new StyleSheetOutline();
        outline.add(CssParser.read(css).items(), List.of());
        return outline.ranked.stream()
                .sorted(Comparator.comparing(Ranked::rank))
                .map(Ranked::entry)
                .toList();
    }

    private void add(List<FlatItem> items, List<String> within) {
        for (FlatItem item : items) {
            switch (item) {
                case FlatItem.Rule rule -> rule.selectors().forEach(selector -> add(rule, selector, within));
                case FlatItem.Group group -> add(group.items(), append(within, group.head()));
                case FlatItem.Other other -> {
                    List<Declaration> declarations =
                            other.name().equals("font-face") ? CssParser.block(other.block()) : List.of();
                    var entry = new Entry(append(within, "@" + other.name()), "", Optional.empty(), declarations);
                    ranked.add(new Ranked(Specificity.NONE, entry));
                }
            }
        }
    }

    private void add(FlatItem.Rule rule, Selector selector, List<String> within) {
        SelectorMatcher matcher = selector.matcher();
        Optional<Predicate<Element>> matches =
                Optional.<Predicate<Element>>of(matcher::matches).filter(_ -> matcher.kind() == Kind.DOCUMENT);
        Specificity rank = matches.isPresent() ? matcher.specificity() : Specificity.NONE;
        ranked.add(new Ranked(rank, new Entry(within, selector.text(), matches, rule.declarations())));
    }

    private static List<String> append(List<String> within, String rule) {
        return Stream.concat(within.stream(), Stream.of(rule)).toList();
    }
}
