package gazette.config;

import java.util.List;
import java.util.regex.Pattern;

/// By what the entries of a feed are told apart: `only:` or `never:`. Written as a list it is about words; as a block
/// also about tags, authors and languages.
///
/// @param patterns each found somewhere in an entry's title, text, author or tags
/// @param tags whole ones, whatever their case
/// @param authors whole names, whatever their case
/// @param languages BCP 47 tags; `zh` means `zh-CN` as well
public record EntryFilter(List<Pattern> patterns, List<String> tags, List<String> authors, List<String> languages) {
    /// Tells nothing apart.
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
