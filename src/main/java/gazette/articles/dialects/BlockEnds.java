package gazette.articles.dialects;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.parser.beta.Scanner;

/// Says whether what begins in a block also ends in it. An end that lies behind the block is not looked for again, at
/// each beginning.
final class BlockEnds {
    private final MarkdownSource source;
    private final Set<Integer> outside = new HashSet<>();

    BlockEnds(MarkdownSource source) {
        this.source = source;
    }

    /// Moves a scanner of the block from one index of the source to another; returns whether that is in the block.
    boolean reach(Scanner scanner, int from, int to) {
        boolean isInside = !outside.contains(to) && SourcePlace.advance(scanner, source.text(), from, to);
        if (!isInside) {
            outside.add(to);
        }
        return isInside;
    }
}
