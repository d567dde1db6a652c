package gazette.render.css;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Collects the declarations for one element, weakest first. A property that is set again moves to the end, so that a
/// shorthand and its longhands keep their order; within one block each keeps its place.
final class CascadedDeclarations {
    private final List<Applied> normal = new ArrayList<>();
    private final List<Applied> important = new ArrayList<>();

    /// Holds a declaration with the rank of its block.
    record Applied(Declaration declaration, CascadeRank rank) {}

    /// Adds a block that is stronger than those before.
    void add(List<Declaration> block, CascadeRank rank) {
        block.forEach(declaration -> put(declaration.important() ? important : normal, new Applied(declaration, rank)));
    }

    /// Returns what holds for the element.
    List<Applied> applied() {
        List<Applied> applied = new ArrayList<>(normal);
        important.forEach(next -> put(applied, next));
        return applied;
    }

    private static void put(List<Applied> applied, Applied next) {
        applied.removeIf(before ->
                before.declaration().property().equals(next.declaration().property())
                        && (!before.rank().equals(next.rank())
                                || before.declaration().important()
                                        != next.declaration().important()));
        applied.add(next);
    }

    /// Returns the text of a `style` attribute.
    static String toStyle(List<Declaration> declarations) {
        return declarations.stream().map(Declaration::inlineCss).collect(Collectors.joining(";"));
    }
}
