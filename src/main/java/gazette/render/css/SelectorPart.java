package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// Holds what a part of a selector says of one element.
///
/// @param test true for what only a mail program can decide
/// @param key an element that matches has it, see [ElementIndex]; empty if nothing is asked for that is indexed
record SelectorPart(Predicate<Element> test, Specificity specificity, Kind kind, String key) {
    static final SelectorPart ANY = new SelectorPart(_ -> true, Specificity.NONE, Kind.DOCUMENT);

    SelectorPart(Predicate<Element> test, Specificity specificity, Kind kind) {
        this(test, specificity, kind, "");
    }

    static SelectorPart id(String id) {
        return new SelectorPart(e -> e.id().equals(id), Specificity.ID, Kind.DOCUMENT, ElementIndex.id(id));
    }

    static SelectorPart withClass(String word) {
        Predicate<Element> test = e -> AttributeSelector.hasWord(e.attr("class"), word);
        return new SelectorPart(test, Specificity.CLASS, Kind.DOCUMENT, ElementIndex.withClass(word));
    }

    /// @param name in lower case
    static SelectorPart element(String name) {
        return new SelectorPart(e -> e.nameIs(name), Specificity.TYPE, Kind.DOCUMENT, name);
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
        return new SelectorPart(
                test.and(other.test),
                specificity.plus(other.specificity),
                kind.and(other.kind),
                // What stands behind an element's name is the rarer.
                other.key.isEmpty() ? key : other.key);
    }
}
