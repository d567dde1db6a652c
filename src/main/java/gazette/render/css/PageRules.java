package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Divides the rules of a page's sheets into those that are inlined and those that stay.
final class PageRules {
    private static final Comparator<Inlined> WEAKEST_FIRST = Comparator.comparing(Inlined::rank, CascadeRank.ORDER);

    /// Lists what mail programs look for in a sheet, not in an attribute, to learn that a letter can be dark.
    private static final Set<String> COLOUR_SCHEMES = Set.of("color-scheme", "supported-color-schemes");

    private final ParsedHtml page;
    private final List<Element> elements;
    private final ElementIndex index;
    private final ClientHooks hooks;
    private final KeptRules kept = new KeptRules();
    private final IdentityHashMap<FlatItem, List<FlatItem.Rule>> staying = new IdentityHashMap<>();
    private final Set<String> varyingVariables = new HashSet<>();
    private final IdentityHashMap<Element, List<Inlined>> matching = new IdentityHashMap<>();
    private int order;

    /// Holds what a rule sets where one of its selectors matches.
    record Inlined(List<Declaration> declarations, CascadeRank rank) {}

    PageRules(ParsedHtml page, Collection<StyleSheet> sheets, Set<String> ownClasses) {
        this.page = page;
        this.elements = page.document().children().select("*").stream()
                .filter(CssInliner::isRendered)
                .toList();
        this.index = new ElementIndex(elements);
        this.hooks = new ClientHooks(elements, ownClasses);
        for (StyleSheet sheet : sheets) {
            for (FlatItem item : sheet.items()) {
                switch (item) {
                    case FlatItem.Rule rule -> divide(rule);
                    case FlatItem.Group group -> keepAll(group, false);
                    case FlatItem.Other _ -> {}
                }
            }
        }
    }

    private void divide(FlatItem.Rule rule) {
        int place = order++;
        List<FlatItem.Rule> rest = new ArrayList<>();
        if (rule.selectors().stream()
                .anyMatch(selector -> selector.matcher().kind().decidesForAll())) {
            rest.add(rule);
        } else {
            for (Selector selector : rule.selectors()) {
                if (!inline(selector, rule.declarations(), place)) {
                    rest.add(new FlatItem.Rule(List.of(selector), rule.declarations()));
                }
            }
        }
        rest.forEach(one -> keep(one, false, place));
        staying.put(rule, rest);
    }

    /// Returns whether nothing of a rule need stay for a selector.
    private boolean inline(Selector selector, List<Declaration> declarations, int place) {
        SelectorMatcher matcher = selector.matcher();
        if (matcher.kind() != Kind.DOCUMENT) {
            return false;
        }
        var rank = new CascadeRank(false, false, matcher.specificity(), place);
        List<Element> selected =
                index.of(matcher.key()).stream().filter(matcher::matches).toList();
        selected.forEach(element -> add(element, new Inlined(declarations, rank)));
        if (selected.isEmpty()) {
            return !hooks.mayMatchLater(selector.text());
        }
        if (declarations.stream().anyMatch(d -> COLOUR_SCHEMES.contains(d.property()))) {
            return false;
        }
        boolean isVariables = declarations.stream().allMatch(d -> d.property().startsWith("--"));
        return isVariables || selected.stream().anyMatch(page::isWritten);
    }

    /// Adds what a rule sets, or raises its rank: several of its selectors may match.
    private void add(Element element, Inlined rule) {
        List<Inlined> rules = matching.computeIfAbsent(element, _ -> new ArrayList<>());
        boolean isAgain = !rules.isEmpty()
                && rules.getLast().rank().order() == rule.rank().order();
        if (isAgain && rules.getLast().rank().beats(false, rule.rank(), false)) {
            return;
        }
        if (isAgain) {
            rules.removeLast();
        }
        rules.add(rule);
    }

    private void keepAll(FlatItem.Group group, boolean isInLayer) {
        boolean isLayered = isInLayer || group.name().equals("layer");
        for (FlatItem item : group.items()) {
            switch (item) {
                case FlatItem.Rule rule -> keep(rule, isLayered, order++);
                case FlatItem.Group inner -> keepAll(inner, isLayered);
                case FlatItem.Other _ -> {}
            }
        }
    }

    private void keep(FlatItem.Rule rule, boolean isLayered, int place) {
        kept.add(rule, isLayered, place);
        rule.declarations().stream()
                .map(Declaration::property)
                .filter(property -> property.startsWith("--"))
                .forEach(varyingVariables::add);
    }

    /// Returns the rules for each element that has some, in the order of the document, the weakest first.
    Map<Element, List<Inlined>> matching() {
        Map<Element, List<Inlined>> inOrder = new LinkedHashMap<>();
        for (Element element : elements) {
            List<Inlined> rules = matching.getOrDefault(element, List.of());
            if (!rules.isEmpty()) {
                inOrder.put(element, rules.stream().sorted(WEAKEST_FIRST).toList());
            }
        }
        return inOrder;
    }

    KeptRules kept() {
        return kept;
    }

    /// Returns the variables that rules set which stay.
    Set<String> varyingVariables() {
        return varyingVariables;
    }

    /// Returns what stays of a sheet.
    String rest(StyleSheet sheet) {
        var rest = new StringBuilder();
        for (FlatItem item : sheet.items()) {
            switch (item) {
                case FlatItem.Rule rule ->
                    staying.getOrDefault(rule, List.of())
                            .forEach(one ->
                                    rest.append(kept.rewritten(one).css()).append('\n'));
                case FlatItem.Group group -> rest.append(rewritten(group).css()).append('\n');
                case FlatItem.Other other -> rest.append(other.css()).append('\n');
            }
        }
        return rest.toString();
    }

    private FlatItem.Group rewritten(FlatItem.Group group) {
        List<FlatItem> items = group.items().stream()
                .map((FlatItem item) -> (FlatItem)
                        switch (item) {
                            case FlatItem.Rule rule -> kept.rewritten(rule);
                            case FlatItem.Group inner -> rewritten(inner);
                            case FlatItem.Other other -> other;
                        })
                .toList();
        return new FlatItem.Group(group.name(), group.prelude(), items);
    }
}
