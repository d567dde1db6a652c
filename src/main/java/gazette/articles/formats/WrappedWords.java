package gazette.articles.formats;

import java.util.regex.Pattern;

/// Joins what a converter wrapped at a hyphen: an address over several lines, and a word.
final class WrappedWords {
    private static final Pattern ADDRESS = Pattern.compile(
            "((?:https?://|www\\.)[!-;=?-~]{1,2000}+(?<=-))\\n[ \\t]*(?:>[ \\t]?)*(?=[A-Za-z0-9%_/?=&.#~+])");

    /// A hyphen stands for the rest of a word before `and`.
    private static final Pattern WORD = Pattern.compile(
            "(?<=[\\p{L}\\p{N}]-{1,2})\\n[ \\t]*(?:>[ \\t]?)*(?=[\\p{L}\\p{N}])(?!(?:and|or|und|oder|to|bis)\\b)");

    private WrappedWords() {}

    /// Returns the text of a block without these line ends.
    static String join(String text) {
        if (!text.contains("-\n")) {
            return text;
        }
        String joined = text;
        String before;
        do {
            before = joined;
            joined = ADDRESS.matcher(before).replaceAll("$1");
        } while (!joined.equals(before));
        return WORD.matcher(joined).replaceAll("");
    }
}
