package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Reads heads that are lines of `Key: value` without marks around them: at the top of a file, as Pelican and
/// MultiMarkdown have them, with `---` below them as in old files of Hexo, with two colons as in Logseq, in a comment
/// as in Nikola, or below the first heading, as Notion exports them.
final class PropertyLines {
    private static final Pattern HEADING = Pattern.compile("#[ \\t]+\\S[^\\n]*\\n\\s*");
    private static final Pattern COMMENT = Pattern.compile("<!--\\s*(?:-{3,}\\s)?");
    private static final String COMMENT_END = "-->";
    private static final Pattern FENCE = Pattern.compile("(?:-{3,}|\\+{3,}|;{3,}|\\.{3})[ \\t]*");
    /// With one of these, the first line of a file begins a head, whatever follows.
    private static final Set<String> CERTAIN = Set.of("title", "draft", "published", "publish", "date");

    private final ArticleFileText file;
    private final String text;
    private final ArticleDiagnostics diagnostics;

    /// Holds the fields, and where they stand in the text.
    ///
    /// @param end the same as the start if there are none
    record FoundLines(Map<String, MetadataValue> values, int start, int end) {}

    private PropertyLines(ArticleFileText file, ArticleDiagnostics diagnostics) {
        this.file = file;
        this.text = file.text();
        this.diagnostics = diagnostics;
    }

    /// Finds the lines; empty, with an error, if there are some that cannot be read.
    ///
    /// @param start where the text begins
    static Optional<FoundLines> find(ArticleFileText file, int start, ArticleDiagnostics diagnostics) {
        return new PropertyLines(file, diagnostics).find(start);
    }

    private Optional<FoundLines> find(int start) {
        Matcher comment = COMMENT.matcher(text).region(start, text.length());
        if (comment.lookingAt()) {
            return Optional.of(inComment(start, comment.end()));
        }
        Matcher heading = HEADING.matcher(text).region(start, text.length());
        if (heading.lookingAt()) {
            return Optional.of(belowHeading(heading.end()));
        }
        return atTop(start);
    }

    /// Lines of a comment are a head if the first of them is a field.
    private FoundLines inComment(int start, int begin) {
        int end = text.indexOf(COMMENT_END, begin);
        if (end < 0) {
            return none(start);
        }
        int first = file.lineAt(begin);
        String[] written = text.substring(begin, end).split("\n", -1);
        List<PropertyLine> lines = IntStream.range(0, written.length)
                .mapToObj(i -> new PropertyLine(written[i].strip(), begin, end, first + i))
                .filter(line -> !line.text().isEmpty())
                .toList();
        boolean isHead =
                !lines.isEmpty() && lines.getFirst().isKnown() && lines.stream().anyMatch(line -> line.isCertain(true));
        return isHead ? new FoundLines(values(lines), start, end + COMMENT_END.length()) : none(start);
    }

    private FoundLines belowHeading(int start) {
        List<PropertyLine> lines = lines(start);
        boolean hasFence =
                !lines.isEmpty() && FENCE.matcher(lines.getLast().text()).matches();
        List<PropertyLine> fields = hasFence ? lines.subList(0, lines.size() - 1) : lines;
        boolean isHead = fields.stream().allMatch(PropertyLine::isField)
                && fields.stream().anyMatch(line -> line.isCertain(false));
        return isHead ? new FoundLines(values(lines), start, end(lines)) : none(start);
    }

    private Optional<FoundLines> atTop(int start) {
        List<PropertyLine> lines = lines(start);
        if (lines.isEmpty() || !lines.getFirst().isKnown()) {
            return Optional.of(none(start));
        }
        if (FENCE.matcher(lines.getLast().text()).matches()) {
            PropertyLine fence = lines.getLast();
            return new YamlHead(file.lineAt(start), diagnostics)
                    .read(text.substring(start, fence.start()))
                    .map(values -> new FoundLines(values, start, fence.end()));
        }
        Optional<PropertyLine> odd = lines.stream()
                .filter(line -> !line.isField() && !line.isContinuation())
                .findFirst();
        if (odd.isEmpty() && lines.stream().anyMatch(line -> line.isCertain(true))) {
            return Optional.of(new FoundLines(values(lines), start, end(lines)));
        }
        if (odd.isPresent()
                && CERTAIN.contains(lines.getFirst().key())
                && lines.getFirst().isCertain(true)) {
            diagnostics.error(
                    odd.get().number(),
                    "the head that begins the file holds a line without a key",
                    "write 'key: value', and an empty line between the head and the text");
            return Optional.empty();
        }
        return Optional.of(none(start));
    }

    private static FoundLines none(int start) {
        return new FoundLines(Map.of(), start, start);
    }

    /// Returns the lines up to an empty one, or up to one that ends a head, which is the last.
    private List<PropertyLine> lines(int start) {
        var lines = new ArrayList<PropertyLine>();
        int first = file.lineAt(start);
        for (int at = start; at < text.length(); ) {
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            var line = new PropertyLine(text.substring(at, end), at, end, first + lines.size());
            if (line.text().isBlank()) {
                return lines;
            }
            lines.add(line);
            if (FENCE.matcher(line.text()).matches()) {
                return lines;
            }
            at = end + 1;
        }
        return lines;
    }

    private static int end(List<PropertyLine> lines) {
        return lines.getLast().end();
    }

    private Map<String, MetadataValue> values(List<PropertyLine> lines) {
        var values = new LinkedHashMap<String, MetadataValue>();
        String lastKey = "";
        for (PropertyLine line : lines) {
            Matcher parts = line.parts();
            if (line.isContinuation() && values.get(lastKey) instanceof MetadataValue.Word(int number, String before)) {
                values.put(
                        lastKey,
                        MetadataValue.of(number, before + " " + line.text().strip()));
            } else if (parts.matches() && !parts.group(2).isBlank()) {
                lastKey = parts.group(1).strip();
                values.putIfAbsent(
                        lastKey, value(lastKey, line.number(), parts.group(2).strip()));
            }
        }
        return values;
    }

    /// Tags are divided at commas here, and never at spaces.
    private static MetadataValue value(String key, int line, String written) {
        return HeadKey.TAGS.names().contains(HeadKey.normal(key))
                ? new MetadataValue.Items(
                        line,
                        TagReader.COMMA
                                .splitAsStream(written)
                                .map(tag -> MetadataValue.of(line, tag))
                                .toList())
                : MetadataValue.of(line, written);
    }
}
