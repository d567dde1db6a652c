package gazette.render.css;

import gazette.render.css.CascadedDeclarations.Applied;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Sees that rules which stay in their sheet win and lose as they did before the others were inlined: a `style`
/// attribute beats all that is not `!important`.
final class KeptRules {
    /// Of more rules than this, each is not compared with each.
    private static final int MOST_COMPARED = 500;

    private final List<KeptRule> kept = new ArrayList<>();
    private final IdentityHashMap<FlatItem.Rule, boolean[]> promoted = new IdentityHashMap<>();
    private final Set<Applied> marked = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Holds a declaration that stays in its sheet, and one that is inlined and sets a part of the same.
    ///
    /// @param isCertain whether the one that stays does select the element, in some mail program
    private record Rivals(KeptRule kept, int index, CascadeRank rank, Applied inlined, boolean isCertain) {
        Declaration declaration() {
            return kept.rule().declarations().get(index);
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
        kept.add(new KeptRule(rule, isLayered, order));
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
        while (kept.size() <= MOST_COMPARED && promoteStrongerKept()) {}
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

    /// Promotes what beat a promoted declaration of another rule, or of the same, and would lose to it now.
    ///
    /// @return whether there was something
    private boolean promoteStrongerKept() {
        boolean found = false;
        for (KeptRule weak : kept) {
            for (Declaration declaration : promotedOf(weak)) {
                for (KeptRule strong : kept) {
                    found |= strong.mayBeat(weak) && promoteOverlapping(strong, declaration);
                }
            }
        }
        return found;
    }

    private boolean promoteOverlapping(KeptRule strong, Declaration weak) {
        boolean[] isPromoted = promoted(strong.rule());
        boolean found = false;
        List<Declaration> declarations = strong.rule().declarations();
        for (int i = 0; i < declarations.size(); i++) {
            Declaration declaration = declarations.get(i);
            boolean isBehind = !declarations.contains(weak) || i > declarations.indexOf(weak);
            if (isBehind && !isPromoted[i] && !declaration.important() && declaration.overlaps(weak)) {
                isPromoted[i] = true;
                found = true;
            }
        }
        return found;
    }

    private List<Declaration> promotedOf(KeptRule rule) {
        List<Declaration> found = new ArrayList<>();
        for (int i = 0; i < rule.rule().declarations().size(); i++) {
            if (promoted(rule.rule())[i]) {
                found.add(rule.rule().declarations().get(i));
            }
        }
        return found;
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
                .filter(pair -> pair.isCertain() && pair.isKeptStronger())
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

    /// Returns a rule as it stays, with `!important` where it needs it to win. What had it before comes last, since it
    /// is still the stronger.
    FlatItem.Rule rewritten(FlatItem.Rule rule) {
        boolean[] isPromoted = promoted(rule);
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 0; i < isPromoted.length; i++) {
            Declaration declaration = rule.declarations().get(i);
            if (!declaration.important()) {
                declarations.add(isPromoted[i] ? declaration.asImportant() : declaration);
            }
        }
        rule.declarations().stream().filter(Declaration::important).forEach(declarations::add);
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

    private static List<Rivals> rivals(KeptRule kept, Map<Element, List<Applied>> inlined) {
        List<Rivals> rivals = new ArrayList<>();
        List<KeptRule.Target> targets = kept.targets(inlined.keySet());
        if (targets.isEmpty()) {
            return rivals;
        }
        inlined.forEach((element, applied) -> targets.stream()
                .filter(target -> target.matches(element))
                .max(KeptRule.Target.STRONGEST)
                .ifPresent(target -> add(kept, target, applied, rivals)));
        return rivals;
    }

    private static void add(KeptRule kept, KeptRule.Target target, List<Applied> applied, List<Rivals> rivals) {
        var rank = kept.rank(target);
        for (int i = 0; i < kept.rule().declarations().size(); i++) {
            Declaration declaration = kept.rule().declarations().get(i);
            for (Applied inlined : applied) {
                if (declaration.overlaps(inlined.declaration())) {
                    rivals.add(new Rivals(kept, i, rank, inlined, target.isWhole()));
                }
            }
        }
    }
}
