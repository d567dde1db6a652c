package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.text.LineDiff.Kind;
import gazette.text.LineDiff.Line;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void aChangedLineIsRemovedAndAdded() {
        assertThat(LineDiff.changes("a\nb\nc\nd\ne", "a\nb\nX\nd\ne"))
                .containsExactly(
                        new Line(Kind.SAME, "b"),
                        new Line(Kind.REMOVED, "c"),
                        new Line(Kind.ADDED, "X"),
                        new Line(Kind.SAME, "d"));
        assertThat(LineDiff.changes("a\nb", "a\nb")).isEmpty();
        assertThat(LineDiff.of("", "a")).containsExactly(new Line(Kind.ADDED, "a"));
    }

    @Test
    void bothTextsCanBeReadFromTheDifference() {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            String before = text(random);
            String after = text(random);
            List<Line> lines = LineDiff.of(before, after);
            assertThat(without(lines, Kind.ADDED)).isEqualTo(before);
            assertThat(without(lines, Kind.REMOVED)).isEqualTo(after);
        }
    }

    private static String without(List<Line> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() != kind)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> "line " + random.nextInt(6))
                .collect(Collectors.joining("\n"));
    }
}
