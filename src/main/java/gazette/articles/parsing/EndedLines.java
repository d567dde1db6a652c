package gazette.articles.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Handles the lines of a text with the ends that they have.
final class EndedLines {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\n|\\r|(?<=[^\\r\\n])\\z)");

    private EndedLines() {}

    /// Returns the lines, each with its end.
    static List<String> of(String text) {
        return LINE.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Returns a line without its end.
    static String plain(String line) {
        return line.replaceFirst("[\\r\\n]+\\z", "");
    }

    /// Returns the end of the first line that has one, which is taken for that of new lines.
    static String end(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(plain(line).length()))
                .filter(end -> !end.isEmpty())
                .findFirst()
                .orElse("\n");
    }

    /// Returns the text as a form shows it, with `\n` as line ends.
    static String shown(List<String> lines) {
        return lines.stream().map(EndedLines::shown).collect(Collectors.joining());
    }

    private static String shown(String line) {
        return plain(line) + (plain(line).length() == line.length() ? "" : "\n");
    }

    /// Returns the lines of a changed text. Those before and after the change keep their ends.
    ///
    /// @param changed with `\n` as line ends
    static List<String> changed(List<String> lines, String changed, String end) {
        List<String> wanted = of(changed);
        int before = 0;
        while (before < lines.size()
                && before < wanted.size()
                && shown(lines.get(before)).equals(wanted.get(before))) {
            before++;
        }
        int after = 0;
        while (after < lines.size() - before
                && after < wanted.size() - before
                && shown(lines.get(lines.size() - 1 - after)).equals(wanted.get(wanted.size() - 1 - after))) {
            after++;
        }
        var all = new ArrayList<>(lines.subList(0, before));
        wanted.subList(before, wanted.size() - after).forEach(line -> all.add(line.replace("\n", end)));
        all.addAll(lines.subList(lines.size() - after, lines.size()));
        return all;
    }
}
