package gazette.render.css;

import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Matches elements as browsers do (Selectors Level 4): what an element must be, and what must be around it.
///
/// @param steps from left to right, at least one
record SelectorMatcher(List<Step> steps, Specificity specificity) {
    SelectorMatcher {
        steps = List.copyOf(steps);
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

    boolean matches(Element element) {
        return matches(element, steps.size() - 1);
    }

    boolean isCompound() {
        return steps.size() == 1;
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
