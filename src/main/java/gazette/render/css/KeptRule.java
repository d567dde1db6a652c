package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Holds a rule that stays in its sheet.
///
/// @param order its place among all rules of the page
record KeptRule(FlatItem.Rule rule, boolean isLayered, int order) {
    /// Says which elements a selector may select. Of one that selects nothing, since the mail program puts something
    /// around the letter, the last part alone tells that.
    record Target(SelectorMatcher selector, boolean isWhole) {
        static final Comparator<Target> STRONGEST = Comparator.comparing(Target::isWhole)
                .thenComparing(target -> target.selector().specificity());

        private static Optional<Target> of(Selector selector, Set<Element> elements) {
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

    List<Target> targets(Set<Element> elements) {
        return rule.selectors().stream()
                .flatMap(selector -> Target.of(selector, elements).stream())
                .toList();
    }

    CascadeRank rank(Target target) {
        return new CascadeRank(false, isLayered, target.selector().specificity(), order);
    }

    boolean isImportant() {
        return rule.declarations().stream().allMatch(Declaration::important);
    }

    /// Returns whether it may beat another rule that stays, where both are in force.
    boolean mayBeat(KeptRule other) {
        if (isLayered || other.isLayered) {
            return false;
        }
        int ranks = ranks().max(Comparator.naturalOrder())
                .orElseThrow()
                .compareTo(other.ranks().min(Comparator.naturalOrder()).orElseThrow());
        return ranks > 0 || (ranks == 0 && order >= other.order);
    }

    private Stream<Specificity> ranks() {
        return rule.selectors().stream().map(selector -> selector.matcher().specificity());
    }
}
