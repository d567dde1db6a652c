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
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BETWEEN_AUTHORS = Pattern.compile("\\s*(?:;|\\n)\\s*");

    private PercentHead() {}

    /// Finds such a head.
    ///
    /// @param start where the text begins
    static Optional<PropertyLines.FoundLines> find(ArticleFileText file, int start) {
        Matcher head = HEAD.matcher(file.text()).region(start, file.text().length());
        return head.lookingAt()
                ? Optional.of(new PropertyLines.FoundLines(values(head.group(), file.lineAt(start)), start, head.end()))
                : Optional.empty();
    }

    private static Map<String, MetadataValue> values(String head, int line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(head);
        while (field.find()) {
            fields.add(field.group(1).strip());
        }
        Map<String, MetadataValue> values = new LinkedHashMap<>();
        values.put(
                HeadKey.TITLE.own(),
                MetadataValue.of(line, SPACE.matcher(fields.getFirst()).replaceAll(" ")));
        fields.stream()
                .skip(1)
                .limit(1)
                .filter(authors -> !authors.isEmpty())
                .forEach(authors -> values.put(HeadKey.AUTHOR.own(), authors(authors, line + 1)));
        // A date in words, such as "Spring 2026", says nothing that could be counted with.
        fields.stream()
                .skip(2)
                .filter(date -> DateReader.read(date, ZoneOffset.UTC).isPresent())
                .forEach(date -> values.put(HeadKey.DATE.own(), MetadataValue.of(line + 2, date)));
        return values;
    }

    private static MetadataValue authors(String written, int line) {
        Stream<MetadataValue> names = BETWEEN_AUTHORS.splitAsStream(written).map(name -> MetadataValue.of(line, name));
        return new MetadataValue.Items(line, names.toList());
    }
}
