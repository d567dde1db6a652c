package gazette.articles.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads tables as converters write them: without bars at the edges, and with two spaces at the end of each line.
final class WeChatTable {
    private static final Pattern DELIMITER = Pattern.compile(":?-+:?");
    private static final Pattern EDGE = Pattern.compile("^\\||\\|$");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    private WeChatTable() {}

    /// Returns whether a line is the head of a table.
    static boolean beginsAt(List<String> lines, int line) {
        return line + 1 < lines.size()
                && lines.get(line).contains("|")
                && isDelimiters(lines.get(line + 1).strip());
    }

    private static boolean isDelimiters(String line) {
        return line.contains("|")
                && BAR.splitAsStream(EDGE.matcher(line).replaceAll(""))
                        .allMatch(cell -> DELIMITER.matcher(cell.strip()).matches());
    }

    /// Returns the rows with a bar at each edge. A line that goes on with a cell is joined to it.
    static List<String> rows(List<String> lines) {
        List<StringBuilder> rows = new ArrayList<>();
        boolean hasEdges = lines.get(1).strip().startsWith("|");
        long bars = bars(lines.get(1));
        long barsOfLast = 0;
        for (String line : lines) {
            String row = ConverterEmphasis.repair(line.strip());
            long barsOfRow = bars(row);
            if (rows.size() > 2 && (barsOfRow == 0 || barsOfLast + barsOfRow <= bars)) {
                rows.getLast().append("<br>").append(row);
                barsOfLast += barsOfRow;
            } else {
                rows.add(new StringBuilder(row));
                barsOfLast = barsOfRow;
            }
        }
        return rows.stream()
                .map(row -> hasEdges ? row.toString() : "| " + row + " |")
                .toList();
    }

    private static long bars(String line) {
        return BAR.matcher(line).results().count();
    }
}
