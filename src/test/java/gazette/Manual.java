package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One document, taken apart: its blocks, headings, links and tables.
///
/// @param blocks what stands between fences
/// @param lines all others
record Manual(Path file, List<Block> blocks, List<Line> lines) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(#{1,4}) (.+)");

    /// Where it is, as in `docs/feeds.md:12`, its language, and what it holds.
    record Block(String place, String language, String text) {}

    record Line(int number, String text) {}

    /// A heading with what stands below it, up to the next heading.
    record Section(String heading, List<Line> lines) {}

    Manual {
        blocks = List.copyOf(blocks);
        lines = List.copyOf(lines);
    }

    /// The README and all of `docs/`.
    static List<Manual> all() {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Manual::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manual read(Path file) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<Line>();
        List<String> all = linesOf(file);
        for (int at = 0; at < all.size(); at++) {
            var fence = FENCE.matcher(all.get(at));
            if (!fence.matches()) {
                lines.add(new Line(at + 1, all.get(at)));
                continue;
            }
            int end = at + 1 + all.subList(at + 1, all.size()).indexOf("```");
            blocks.add(new Block(
                    file + ":" + (at + 1), fence.group(1), String.join("\n", all.subList(at + 1, end)) + "\n"));
            at = end;
        }
        return new Manual(file, blocks, lines);
    }

    String place(Line line) {
        return file + ":" + line.number();
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        for (Line line : lines) {
            var heading = HEADING.matcher(line.text());
            if (heading.matches()) {
                sections.add(new Section(heading.group(2), new ArrayList<>()));
            } else if (!sections.isEmpty()) {
                sections.getLast().lines().add(line);
            }
        }
        return sections;
    }

    /// What a link may name behind its `#`: the headings, as GitHub writes them.
    Set<String> anchors() {
        var anchors = new HashSet<String>();
        for (Section section : sections()) {
            String anchor = section.heading()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            anchors.add(anchor);
        }
        return anchors;
    }

    static List<String> linksIn(String text) {
        return found(LINK, text);
    }

    static List<String> codeIn(String text) {
        return found(CODE, text);
    }

    /// What stands as code in the first cell of each row of its tables that begin with such a heading.
    static List<String> firstCells(List<Line> lines, String heading) {
        var cells = new ArrayList<String>();
        boolean inside = false;
        for (Line line : lines) {
            List<String> row = Arrays.asList(line.text().split("\\|"));
            inside =
                    line.text().startsWith("|") && (inside || row.get(1).strip().equals(heading));
            if (inside) {
                cells.addAll(codeIn(row.get(1)));
            }
        }
        return cells;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
