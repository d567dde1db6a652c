package gazette.render.css;

import gazette.render.css.CascadedDeclarations.Applied;
import gazette.render.css.SelectorMatcher.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Sees that rules which stay in their sheet win and lose as they did before the others were inlined: a `style`
/// attribute beats all that is not `!important`.
final class KeptRules {
    private final List<Kept> kept = new ArrayList<>();
    private final IdentityHashMap<FlatItem.Rule, boolean[]> promoted = new IdentityHashMap<>();
    private final Set<Applied> marked = Collections.newSetFromMap(new IdentityHashMap<>());

    private record Kept(FlatItem.Rule rule, boolean isLayered, int order) {
        boolean isImportant() {
            return rule.declarations().stream().allMatch(Declaration::important);
        }
    }

    /// Holds a declaration that stays in its sheet, and one that is inlined and sets a part of the same.
    ///
    /// @param isCertain whether the one that stays does select the element, in some mail program
    private record Rivals(Kept kept, int index, CascadeRank rank, Applied inlined, boolean isCertain) {
        Declaration declaration() {
            return kept.rule.declarations().get(index);
        }

        boolean isKeptStronger() {
            Declaration rival = inlined.declaration();
            return rank.beats(declaration().important(), inlined.rank(), rival.important());
        }
    }

    /// Adds a rule that stays.
    ///
    /// @param order its place among all rules of the page
    void add(FlatItem.Rule rule, boolean isLayered, int order) {
        kept.add(new Kept(rule, isLayered, order));
        promoted.put(rule, new boolean[rule.declarations().size()]);
    }

    /// Compares them with what is inlined.
    void compare(Map<Element, List<Applied>> inlined) {
        boolean mayLose = inlined.values().stream()
                .flatMap(List::stream)
                .anyMatch(applied -> applied.declaration().important());
        List<Rivals> rivals = kept.stream()
                .filter(rule -> mayLose || !rule.isImportant())
                .flatMap(rule -> rivals(rule, inlined).stream())
                .toList();
        rivals.stream()
                .filter(pair -> pair.isKeptStronger() && pair.isCertain())
                .forEach(this::promote);
        promoteUncertain(rivals);
        markWrongLosers(rivals, inlined);
    }

    /// Promotes what may select an element, but only if it is the stronger one wherever it may.
    private void promoteUncertain(List<Rivals> rivals) {
        IdentityHashMap<FlatItem.Rule, Set<Integer>> weaker = new IdentityHashMap<>();
        rivals.stream()
                .filter(pair -> !pair.isKeptStronger())
                .forEach(pair -> weaker.computeIfAbsent(pair.kept().rule(), _ -> new HashSet<>())
                        .add(pair.index()));
        rivals.stream()
                .filter(pair -> !pair.isCertain())
                .filter(pair ->
                        !weaker.getOrDefault(pair.kept().rule(), Set.of()).contains(pair.index()))
                .forEach(this::promote);
    }

    private void markWrongLosers(List<Rivals> rivals, Map<Element, List<Applied>> inlined) {
        List<Rivals> wrong = rivals.stream()
                .filter(pair -> pair.isCertain() && wins(pair) && !pair.isKeptStronger())
                .toList();
        if (wrong.isEmpty()) {
            return;
        }
        Set<Applied> beaten = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.stream()
                .flatMap(rule -> rivals(rule, inlined).stream())
                .filter(Rivals::isKeptStronger)
                .forEach(pair -> beaten.add(pair.inlined()));
        wrong.stream()
                .map(Rivals::inlined)
                .filter(applied -> !beaten.contains(applied))
                .forEach(marked::add);
    }

    private void promote(Rivals pair) {
        promoted(pair.kept().rule())[pair.index()] = true;
    }

    /// Returns whether a declaration in a sheet would beat an inlined one that is not `!important`.
    private boolean wins(Rivals pair) {
        return pair.declaration().important() || promoted(pair.kept().rule())[pair.index()];
    }

    /// Returns a rule as it stays, with `!important` where it needs it to win.
    FlatItem.Rule rewritten(FlatItem.Rule rule) {
        List<Declaration> declarations = new ArrayList<>(rule.declarations());
        for (int i = 0; i < declarations.size(); i++) {
            if (promoted(rule)[i]) {
                declarations.set(i, declarations.get(i).asImportant());
            }
        }
        return new FlatItem.Rule(rule.selectors(), declarations);
    }

    /// Returns a declaration as it stands in a `style` attribute, `!important` only if a rule that stays would beat it
    /// wrongly.
    Declaration inlined(Applied applied) {
        Declaration declaration = applied.declaration();
        return new Declaration(declaration.property(), declaration.values(), marked.contains(applied));
    }

    private boolean[] promoted(FlatItem.Rule rule) {
        return promoted.getOrDefault(rule, new boolean[rule.declarations().size()]);
    }

    private static List<Rivals> rivals(Kept kept, Map<Element, List<Applied>> inlined) {
        List<Rivals> rivals = new ArrayList<>();
        List<Target> targets = kept.rule.selectors().stream()
                .flatMap(s -> Target.of(s, inlined.keySet()).stream())
                .toList();
        if (targets.isEmpty()) {
            return rivals;
        }
        inlined.forEach((element, applied) -> targets.stream()
                .filter(target -> target.matches(element))
                .max(Comparator.comparing(Target::isWhole).thenComparing(target -> target.selector.specificity()))
                .ifPresent(target -> add(kept, target, applied, rivals)));
        return rivals;
    }

    private static void add(Kept kept, Target target, List<Applied> applied, List<Rivals> rivals) {
        var rank = new CascadeRank(false, kept.isLayered, target.selector.specificity(), kept.order);
        for (int i = 0; i < kept.rule.declarations().size(); i++) {
            Declaration declaration = kept.rule.declarations().get(i);
            for (Applied inlined : applied) {
                if (declaration.overlaps(inlined.declaration())) {
                    rivals.add(new Rivals(kept, i, rank, inlined, target.isWhole));
                }
            }
        }
    }

    /// Says which elements a selector may select. Of one that selects nothing, since the mail program puts something
    /// around the letter, the last part alone tells that.
    private record Target(SelectorMatcher selector, boolean isWhole) {
        static Optional<Target> of(Selector selector, Set<Element> elements) {
            SelectorMatcher matcher = selector.matcher();
            if (matcher.kind() == Kind.PSEUDO_ELEMENT) {
                return Optional.empty();
            }
            boolean isWhole = elements.stream().anyMatch(matcher::matches);
            return Optional.of(new Target(matcher, isWhole))
                    .filter(_ -> isWhole || !selector.text().endsWith("*"));
        }

        boolean matches(Element element) {
            return isWhole ? selector.matches(element) : selector.matchesLast(element);
        }
    }
}
