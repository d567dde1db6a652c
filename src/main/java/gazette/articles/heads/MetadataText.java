package gazette.articles.heads;

import gazette.articles.text.Whitespace;
import gazette.text.FieldLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes text of a value, where one text is meant and a list or a block may stand: `author: {name: A}`,
/// `cover: {image: x}`, `image: [x, y]`.
final class MetadataText {
    /// In a block, the first of these that there is counts, else its first text.
    private static final List<String> NAMES = List.of(
            "name",
            "title",
            "label",
            "displayname",
            "fullname",
            "value",
            "text",
            "rendered",
            "published",
            "created",
            "date",
            "image",
            "src",
            "url",
            "path",
            "file",
            "feature",
            "teaser",
            "ogimage",
            "overlayimage",
            "thumbnail",
            "default",
            "slug",
            "id");

    private static final Pattern WIKI_LINK = Pattern.compile("!?\\[\\[([^\\[\\]|]*)(?:\\|([^\\[\\]]*))?]]");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]]*]\\(\\s*<?([^()<>\\s]+)>?[^()]*\\)");

    private MetadataText() {}

    /// Returns the text that a value stands for: the first one of a list, the name in a block. Empty if it has none.
    static Optional<String> first(MetadataValue value) {
        return all(value).findFirst();
    }

    /// Returns the texts that a value stands for, one for each part of a list.
    static Stream<String> all(MetadataValue value) {
        return value.parts()
                .flatMap(part -> switch (part) {
                    case MetadataValue.Word(int _, String text) -> Stream.of(Whitespace.line(text));
                    case MetadataValue.Block(int _, Map<String, MetadataValue> values) -> named(values).stream();
                    case MetadataValue.Items _ -> Stream.<String>empty();
                })
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> named(Map<String, MetadataValue> values) {
        return NAMES.stream()
                .flatMap(name -> values.entrySet().stream()
                        .filter(entry -> HeadKey.normal(entry.getKey()).equals(name)))
                .map(Map.Entry::getValue)
                .flatMap(value -> first(value).stream())
                .findFirst()
                .or(() -> values.values().stream().flatMap(MetadataText::all).findFirst());
    }

    /// Returns the words of a link to another note, as people see them: `[[Mara Lindqvist|Mara]]` is Mara.
    static String withoutLinks(String text) {
        return WIKI_LINK
                .matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(
                        Optional.ofNullable(link.group(2)).orElse(link.group(1)).strip()));
    }

    /// Returns the address of a picture that may be written as `[[x.png]]`, `![[x.png]]` or `![](x.png)`.
    static String imageAddress(String text) {
        if (text.length() > FieldLimits.ADDRESS) {
            return text;
        }
        Matcher wiki = WIKI_LINK.matcher(text);
        if (wiki.matches()) {
            return wiki.group(1).strip();
        }
        Matcher image = IMAGE.matcher(text);
        return image.matches() ? image.group(1) : text;
    }
}
