package gazette.render.css;

import java.util.Comparator;

/// Says how specific a selector is (Selectors Level 4, section 17).
///
/// @param ids how many ids it names
/// @param classes how many classes, attributes and pseudo-classes
/// @param types how many element names and pseudo-elements
record Specificity(int ids, int classes, int types) implements Comparable<Specificity> {
    static final Specificity NONE = new Specificity(0, 0, 0);
    static final Specificity ID = new Specificity(1, 0, 0);
    static final Specificity CLASS = new Specificity(0, 1, 0);
    static final Specificity TYPE = new Specificity(0, 0, 1);

    private static final Comparator<Specificity> ORDER = Comparator.comparingInt(Specificity::ids)
            .thenComparingInt(Specificity::classes)
            .thenComparingInt(Specificity::types);

    Specificity plus(Specificity other) {
        return new Specificity(ids + other.ids, classes + other.classes, types + other.types);
    }

    @Override
    public int compareTo(Specificity other) {
        return ORDER.compare(this, other);
    }
}
