package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.TextFault;
import gazette.articles.text.Whitespace;
import gazette.text.FieldLimits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the tags of an article: its own, then the categories and keywords that other tools have beside tags. A text
/// is divided at commas; without one, at spaces, as Jekyll does. Notes of Obsidian have a `#` before each.
final class TagReader {
    /// Stands between the tags of a line.
    static final Pattern COMMA = Pattern.compile("[,，、;；]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /// Jekyll takes these for one tag each, whatever it is made of.
    private static final Set<String> SINGULAR = Set.of("tag", "category", "topic", "label", "keyword", "keywords");
    private static final Set<String> NONE = Set.of("true", "false", "null");

    private final HeadFields fields;
    private final ArticleDiagnostics diagnostics;

    TagReader(HeadFields fields, ArticleDiagnostics diagnostics) {
        this.fields = fields;
        this.diagnostics = diagnostics;
    }

    /// Returns the tags; adds an error if the head's own are too many or too long.
    List<String> read() {
        List<HeadFields.Field> written = fields.of(HeadKey.TAGS);
        written.stream().filter(field -> HeadKey.TAGS.isOwn(field.key())).forEach(this::check);
        return written.stream()
                .flatMap(TagReader::tags)
                .filter(tag -> fault(tag).isEmpty())
                .distinct()
                .limit(FieldLimits.TAGS)
                .toList();
    }

    private void check(HeadFields.Field field) {
        List<String> tags = tags(field).toList();
        tags.stream()
                .flatMap(tag -> fault(tag).stream())
                .findFirst()
                .ifPresent(fault -> fault.add(field.line(), diagnostics));
        if (tags.size() > FieldLimits.TAGS) {
            diagnostics.error(
                    field.line(),
                    "there are " + tags.size() + " tags; the most is " + FieldLimits.TAGS,
                    "leave the most important");
        }
    }

    private static Optional<TextFault> fault(String tag) {
        return TextFault.of("tags", tag, FieldLimits.TAG);
    }

    private static Stream<String> tags(HeadFields.Field field) {
        Stream<String> texts = field.value() instanceof MetadataValue.Word(int _, String text)
                ? divided(text, SINGULAR.contains(HeadKey.normal(field.key())))
                : MetadataText.all(field.value())
                        .flatMap(tag -> allHashed(tag) ? SPACE.splitAsStream(tag) : Stream.of(tag));
        return texts.map(tag -> Whitespace.line(MetadataText.withoutLinks(tag).replaceFirst("^#+", "")))
                .filter(tag -> !tag.isEmpty() && !NONE.contains(tag))
                .distinct();
    }

    private static Stream<String> divided(String text, boolean isOne) {
        if (COMMA.matcher(text).find()) {
            return COMMA.splitAsStream(text);
        }
        boolean isLink = text.contains("[[");
        return (isOne || isLink) && !allHashed(text) ? Stream.of(text) : SPACE.splitAsStream(text.strip());
    }

    private static boolean allHashed(String text) {
        return !text.isBlank() && SPACE.splitAsStream(text.strip()).allMatch(word -> word.startsWith("#"));
    }
}
