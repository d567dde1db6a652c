package gazette.render.css;

import java.util.ArrayList;
import java.util.List;

/// Takes rules out of the rules they stand in (CSS Nesting Module Level 1): `.a{&:hover{…}}` becomes `.a:hover{…}`.
/// Declarations keep their place among the rules.
final class NestingExpander {
    /// The selector that `@scope` puts before those in it.
    private static final String SCOPE = ":where(:scope)";

    private static final Selector UNREADABLE =
            new Selector("", new SelectorMatcher(List.of(), Specificity.NONE, SelectorMatcher.Kind.UNKNOWN, ""));

    private final List<CssWarning> warnings = new ArrayList<>();

    private NestingExpander() {}

    /// Says where items stand.
    ///
    /// @param parents the selectors of the rule around them; empty if there is none
    /// @param isScope whether they stand in `@scope`, not in a rule in it
    private record Place(List<Selector> parents, boolean isScope) {
        static final Place TOP = new Place(List.of(), false);

        boolean isInRule() {
            return !parents.isEmpty();
        }
    }

    static StyleSheet expand(List<CssItem> items) {
        var expander = new NestingExpander();
        return new StyleSheet(expander.flat(items, Place.TOP), expander.warnings);
    }

    private List<FlatItem> flat(List<CssItem> items, Place place) {
        List<FlatItem> flat = new ArrayList<>();
        List<Declaration> run = new ArrayList<>();
        for (CssItem item : items) {
            if (item instanceof CssItem.Declared(Declaration declaration)) {
                run.add(declaration);
            } else {
                addRule(run, place, flat);
                run.clear();
                add(item, place, flat);
            }
        }
        addRule(run, place, flat);
        return flat;
    }

    private static void addRule(List<Declaration> declarations, Place place, List<FlatItem> flat) {
        if (declarations.isEmpty()) {
            return;
        }
        List<Selector> selectors = place.isInRule() ? place.parents() : List.of(selector(SCOPE));
        flat.add(new FlatItem.Rule(selectors, Declaration.joined(declarations)));
    }

    private void add(CssItem item, Place place, List<FlatItem> flat) {
        switch (item) {
            case CssItem.Declared declared -> throw new IllegalArgumentException("not in a rule: " + declared);
            case CssItem.StyleRule rule -> addNested(rule, place, flat);
            case CssItem.Group group -> addGroup(group(group, place), flat);
            case CssItem.Other other
            when place.isInRule() ->
                warnings.add(CssWarning.about(
                        other.line(),
                        other.text(),
                        "stands in a rule, where browsers do not read it",
                        "put it outside"));
            case CssItem.Other other when other.name().equals("charset") -> {}
            case CssItem.Other other -> flat.add(new FlatItem.Other(other.name(), other.block(), other.text()));
            case CssItem.Malformed malformed -> warnings.add(malformed.warning());
        }
    }

    private void addNested(CssItem.StyleRule rule, Place place, List<FlatItem> flat) {
        List<Selector> selectors = CssText.list(rule.selectors()).stream()
                .flatMap(written -> selectors(written, place).stream())
                .toList();
        // Browsers leave out the whole rule for one selector that they cannot read.
        if (selectors.contains(UNREADABLE)) {
            warn(rule, "is no selector that browsers read, so its rule is left out");
            return;
        }
        if (selectors.stream().anyMatch(selector -> selector.matcher().kind() == SelectorMatcher.Kind.UNKNOWN)) {
            warn(rule, "is a selector that no browser knows, so its rule stays in the sheet as it is");
        }
        flat.addAll(flat(rule.content(), new Place(selectors, false)));
    }

    private void warn(CssItem.StyleRule rule, String problem) {
        warnings.add(CssWarning.about(
                rule.line(), rule.selectors(), problem, "mend it; a semicolon may be missing before it"));
    }

    private static List<Selector> selectors(String written, Place place) {
        String absolute = place.isScope() && NestedSelector.isRelative(written) ? SCOPE + written : written;
        List<String> expanded = NestedSelector.expand(absolute, place.parents());
        return expanded.isEmpty()
                ? List.of(UNREADABLE)
                : expanded.stream().map(NestingExpander::selector).toList();
    }

    /// An empty layer still has a place among the layers.
    private static void addGroup(FlatItem.Group group, List<FlatItem> flat) {
        if (!group.items().isEmpty() || group.name().equals("layer")) {
            flat.add(group);
        }
    }

    private FlatItem.Group group(CssItem.Group group, Place place) {
        boolean isScope = group.name().equals("scope");
        String prelude = isScope && place.isInRule()
                ? NestedSelector.withParents(group.prelude(), place.parents())
                : group.prelude();
        Place inside = isScope ? new Place(List.of(), true) : place;
        return new FlatItem.Group(group.name(), prelude, flat(group.content(), inside));
    }

    private static Selector selector(String text) {
        return SelectorParser.parse(text)
                .map(matcher -> new Selector(text, matcher))
                .orElse(UNREADABLE);
    }
}
