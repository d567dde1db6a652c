package gazette.config;

import gazette.text.LinearPattern;
import java.util.List;

/// Describes which entries of a feed match: `only:` or `never:`. Written as a list it names words; as a block also
/// tags, authors and languages.
///
/// @param patterns each found somewhere in an entry's title, text, author or tags
/// @param tags complete tags, in upper or lower case
/// @param authors complete names, in upper or lower case
/// @param languages BCP 47 tags; `zh` means `zh-CN` as well
public record EntryFilter(
        List<LinearPattern> patterns, List<String> tags, List<String> authors, List<String> languages) {
    /// Names nothing.
    public static final EntryFilter NONE = new EntryFilter(List.of(), List.of(), List.of(), List.of());

    public EntryFilter {
        patterns = List.copyOf(patterns);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        languages = List.copyOf(languages);
    }

    static EntryFilter read(String key, YamlBlock feed) {
        if (!feed.hasBlock(key)) {
            return new EntryFilter(feed.list(key, ValueParsers::pattern), List.of(), List.of(), List.of());
        }
        YamlBlock block = feed.block(key);
        return new EntryFilter(
                block.list("words", ValueParsers::pattern),
                block.list("tags", ValueParsers::line),
                block.list("authors", ValueParsers::line),
                block.list("languages", ValueParsers::language));
    }
}
