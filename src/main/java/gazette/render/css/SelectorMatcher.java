package gazette.render.css;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Matches elements as browsers do (Selectors Level 4): what an element must be, and what must be around it.
///
/// @param steps from left to right, at least one; of what only a mail program knows they say that it is so
/// @param key an element that matches has it, see [ElementIndex]; empty if it may be any
record SelectorMatcher(List<Step> steps, Specificity specificity, Kind kind, String key) {
    SelectorMatcher {
        steps = List.copyOf(steps);
    }

    /// Lists who can decide what a selector matches, in the order in which a part decides for the whole.
    enum Kind {
        /// The document alone decides.
        DOCUMENT,
        /// The mail program decides, as with `:hover`.
        CLIENT,
        /// It selects no element but something in one, as `::before` does.
        PSEUDO_ELEMENT,
        /// The programs of one maker know it, and others leave out the whole rule, as with `:-moz-broken`.
        VENDOR,
        /// No program is known to know it.
        UNKNOWN;

        /// Returns whether a rule must stay whole, with all its selectors.
        boolean decidesForAll() {
            return this == VENDOR || this == UNKNOWN;
        }

        Kind and(Kind other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /// Describes what one element must be.
    ///
    /// @param relation to the element of the next step
    record Step(Predicate<Element> test, Relation relation) {}

    /// Lists how the element of one step relates to that of the next step.
    enum Relation {
        SAME,
        ANCESTOR,
        PARENT,
        NEXT,
        EARLIER
    }

    /// Returns whether it matches, or may do so in some mail program.
    boolean matches(Element element) {
        return matches(element, steps.size() - 1);
    }

    /// Returns whether the last part of it matches, whatever must be around the element.
    boolean matchesLast(Element element) {
        return steps.getLast().test().test(element);
    }

    boolean isCompound() {
        return steps.size() == 1;
    }

    /// Returns whether an element has this around it: within `:has()`, a selector begins at the element.
    ///
    /// @param relation between the element and what the first step matches
    boolean matchesFrom(Element start, Relation relation) {
        List<Step> all = new ArrayList<>(steps);
        all.addFirst(new Step(element -> element.equals(start), relation));
        var whole = new SelectorMatcher(all, specificity, kind, key);
        boolean isBeside = relation == Relation.NEXT || relation == Relation.EARLIER;
        return isBeside
                ? start.nextElementSiblings().stream()
                        .anyMatch(next -> next.getAllElements().stream().anyMatch(whole::matches))
                : start.getAllElements().stream().skip(1).anyMatch(whole::matches);
    }

    private boolean matches(Element element, int last) {
        if (!steps.get(last).test().test(element)) {
            return false;
        }
        return last == 0 || precedingMatches(element, last - 1);
    }

    private boolean precedingMatches(Element element, int step) {
        return switch (steps.get(step).relation()) {
            case SAME -> matches(element, step);
            case PARENT -> matchesIfPresent(parent(element), step);
            case NEXT -> matchesIfPresent(element.previousElementSibling(), step);
            case ANCESTOR -> {
                Element ancestor = parent(element);
                while (ancestor != null && !matches(ancestor, step)) {
                    ancestor = parent(ancestor);
                }
                yield ancestor != null;
            }
            case EARLIER -> {
                Element sibling = element.previousElementSibling();
                while (sibling != null && !matches(sibling, step)) {
                    sibling = sibling.previousElementSibling();
                }
                yield sibling != null;
            }
        };
    }

    private boolean matchesIfPresent(@Nullable Element element, int step) {
        return element != null && matches(element, step);
    }

    private static @Nullable Element parent(Element element) {
        return element.parent() instanceof Document ? null : element.parent();
    }
}
