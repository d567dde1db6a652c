package gazette.articles.dialects;

import java.util.List;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/// Says where in the source a scanner is, and moves it to a place there. The scanner sees a block without the marks of
/// lists and quotations before its lines.
final class SourcePlace {
    private SourcePlace() {}

    /// Returns the index in the source of the next character; -1 if it is not known.
    static int of(Scanner scanner) {
        if (!scanner.hasNext()) {
            return -1;
        }
        Position start = scanner.position();
        scanner.next();
        List<SourceSpan> spans = scanner.getSource(start, scanner.position()).getSourceSpans();
        scanner.setPosition(start);
        return spans.isEmpty() ? -1 : spans.getFirst().getInputIndex();
    }

    /// Moves a scanner from one index to another; returns whether that is in the same block.
    static boolean advance(Scanner scanner, String source, int from, int to) {
        int at = from;
        while (at >= 0 && at < to) {
            if (!scanner.hasNext() || scanner.peek() != source.charAt(at)) {
                return false;
            }
            boolean isLineEnd = scanner.peek() == '\n';
            scanner.next();
            at = isLineEnd ? of(scanner) : at + 1;
        }
        return at == to;
    }
}
