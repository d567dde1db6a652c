package gazette.render.css;

import java.util.Comparator;

/// Says how strong the block is in which a declaration stands (CSS Cascading and Inheritance Level 5, section 6).
///
/// @param isInline whether it is a `style` attribute
/// @param order its place among all rules of the page
record CascadeRank(boolean isInline, boolean isLayered, Specificity specificity, int order) {
    static final CascadeRank INLINE = new CascadeRank(true, false, Specificity.NONE, Integer.MAX_VALUE);

    /// The weakest first, among rules of one kind.
    static final Comparator<CascadeRank> ORDER =
            Comparator.comparing(CascadeRank::specificity).thenComparingInt(CascadeRank::order);

    /// Returns whether a declaration of this rank beats another.
    boolean beats(boolean isImportant, CascadeRank other, boolean isOtherImportant) {
        if (isImportant != isOtherImportant) {
            return isImportant;
        }
        if (isInline != other.isInline) {
            return isInline;
        }
        // Among important declarations, those in layers are the stronger ones.
        return isLayered == other.isLayered ? ORDER.compare(this, other) > 0 : isLayered == isImportant;
    }
}
