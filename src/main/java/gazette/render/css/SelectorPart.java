package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// Holds what a part of a selector says of one element.
///
/// @param test true for what only a mail program can decide
record SelectorPart(Predicate<Element> test, Specificity specificity, Kind kind) {
    static final SelectorPart ANY = new SelectorPart(_ -> true, Specificity.NONE, Kind.DOCUMENT);

    static SelectorPart id(String id) {
        return new SelectorPart(e -> e.id().equals(id), Specificity.ID, Kind.DOCUMENT);
    }

    static SelectorPart withClass(String word) {
        return ofClass(e -> AttributeSelector.hasWord(e.attr("class"), word));
    }

    /// Returns a part that is as specific as a class.
    static SelectorPart ofClass(Predicate<Element> test) {
        return new SelectorPart(test, Specificity.CLASS, Kind.DOCUMENT);
    }

    /// Returns a part that only a mail program can decide.
    static SelectorPart ofClient(Specificity specificity) {
        return new SelectorPart(_ -> true, specificity, Kind.CLIENT);
    }

    SelectorPart and(SelectorPart other) {
        return new SelectorPart(test.and(other.test), specificity.plus(other.specificity), kind.and(other.kind));
    }
}
