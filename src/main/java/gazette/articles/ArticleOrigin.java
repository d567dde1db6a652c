package gazette.articles;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Describes where an article comes from.
///
/// @param source the name of its source
/// @param file its file, relative to the source's folder; for a feed's entry a short form of its key
/// @param key identifies it within its source: its `id`, else its canonical link, else its path
/// @param work what it has in common with its translations within its source: its `id`, else its path without the
///     language
public record ArticleOrigin(String source, Path file, String key, String work) {
    /// Begins the key of an article that has an `id`.
    public static final String ID = "id:";
    /// Begins the key of an article that has nothing but its path.
    public static final String PATH = "path:";

    /// What is added to a key that translations share.
    private static final Pattern LANGUAGE = Pattern.compile(" \\([A-Za-z0-9-]+\\)$");

    /// Creates the origin of an article in one language.
    public ArticleOrigin(String source, Path file, String key) {
        this(source, file, key, key);
    }

    /// Returns the same origin with a key for one of several languages.
    public ArticleOrigin in(String language) {
        return new ArticleOrigin(source, file, key + " (" + language + ")", work);
    }

    /// Returns the key without the language that [#in] gave it.
    public String keyWithoutLanguage() {
        return LANGUAGE.matcher(key).replaceFirst("");
    }
}
