package gazette.config;

import java.util.List;
import java.util.regex.Pattern;

/// By what the entries of a feed are told apart: `only:` or `never:`. Written as a list it is about words; as a block
/// also about tags, authors and languages.
///
/// @param words each found somewhere in an entry's title, text, author or tags
/// @param tags whole ones, whatever their case
/// @param authors whole names, whatever their case
/// @param languages BCP 47 tags; `zh` means `zh-CN` as well
public record EntryFilter(List<Pattern> words, List<String> tags, List<String> authors, List<String> languages) {
    /// Tells nothing apart.
    public static final EntryFilter NONE = new EntryFilter(List.of(), List.of(), List.of(), List.of());

    public EntryFilter {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        languages = List.copyOf(languages);
    }

    static EntryFilter read(String key, YamlBlock feed) {
        if (!feed.hasBlock(key)) {
            return new EntryFilter(feed.list(key, Notation::pattern), List.of(), List.of(), List.of());
        }
        YamlBlock block = feed.block(key);
        return new EntryFilter(
                block.list("words", Notation::pattern),
                block.list("tags", Notation::line),
                block.list("authors", Notation::line),
                block.list("languages", Notation::language));
    }
}
