package gazette.press.picking;

import java.util.HashSet;
import java.util.Set;

/// Says which new articles an issue does without, because a mail could not be sent with them.
///
/// @param faulty ids of articles at fault; no issue of the series takes them before they change
/// @param surplus ids of articles that are too much for this issue; they wait for the next one
/// @param takesLeftOut whether what earlier issues left out is taken again as it is
public record Exclusions(Set<Long> faulty, Set<Long> surplus, boolean takesLeftOut) {
    /// Leaves out what earlier issues left out.
    public static final Exclusions NONE = new Exclusions(Set.of(), Set.of(), false);

    /// Leaves out nothing.
    public static final Exclusions NOTHING_AT_ALL = new Exclusions(Set.of(), Set.of(), true);

    public Exclusions {
        faulty = Set.copyOf(faulty);
        surplus = Set.copyOf(surplus);
    }

    /// Returns these and more.
    public Exclusions and(Set<Long> moreFaulty, Set<Long> moreSurplus) {
        return new Exclusions(union(faulty, moreFaulty), union(surplus, moreSurplus), takesLeftOut);
    }

    private static Set<Long> union(Set<Long> some, Set<Long> more) {
        Set<Long> union = new HashSet<>(some);
        union.addAll(more);
        return union;
    }
}
