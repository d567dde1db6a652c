package gazette.articles.heads;

import gazette.articles.text.ArticleFileText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the three lines that Pandoc has as a head: `% title`, `% authors`, `% date`. Lines that begin with a space go
/// on with the field above them.
final class PercentHead {
    private static final Pattern HEAD = Pattern.compile(
            "%[ \\t]++[^\\s%][^\\n]*+(?:\\n[ \\t]++\\S[^\\n]*+)*+(?:\\n%(?:[ \\t][^\\n]*+)?(?:\\n[ \\t]++\\S[^\\n]*+)*+){0,2}+"
                    + "(?=[ \\t]*+(?:\\n[ \\t]*+(?:\\n|\\z)|\\z))");
    private static final Pattern FIELD = Pattern.compile("\\n?%[ \\t]*+([^\\n]*+(?:\\n[ \\t]++\\S[^\\n]*+)*+)");
    private static final Pattern BETWEEN_AUTHORS = Pattern.compile("[;\\n]");

    private PercentHead() {}

    /// Finds such a head.
    ///
    /// @param start where the text begins
    static Optional<PropertyLines.FoundLines> find(ArticleFileText file, int start) {
        Matcher head = HEAD.matcher(file.text()).region(start, file.text().length());
        return head.lookingAt()
                ? Optional.of(new PropertyLines.FoundLines(values(file, start, head.end()), start, head.end()))
                : Optional.empty();
    }

    private static Map<String, MetadataValue> values(ArticleFileText file, int start, int end) {
        List<MetadataValue.Word> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(file.text()).region(start, end);
        while (field.find()) {
            fields.add(new MetadataValue.Word(
                    file.lineAt(field.start(1)), field.group(1).strip()));
        }
        Map<String, MetadataValue> values = new LinkedHashMap<>();
        values.put(HeadKey.TITLE.own(), fields.getFirst());
        if (fields.size() > 1) {
            values.put(HeadKey.AUTHOR.own(), authors(fields.get(1)));
        }
        // A date in words, such as "Spring 2026", says nothing that could be counted with.
        if (fields.size() > 2
                && DateReader.read(fields.get(2).text(), ZoneOffset.UTC).isPresent()) {
            values.put(HeadKey.DATE.own(), fields.get(2));
        }
        return values;
    }

    private static MetadataValue authors(MetadataValue.Word written) {
        Stream<MetadataValue> names =
                BETWEEN_AUTHORS.splitAsStream(written.text()).map(name -> MetadataValue.of(written.line(), name));
        return new MetadataValue.Items(written.line(), names.toList());
    }
}
