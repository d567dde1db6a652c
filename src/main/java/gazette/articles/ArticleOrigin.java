package gazette.articles;

import java.nio.file.Path;

/// Describes where an article comes from.
///
/// @param source the name of its source
/// @param file its file, relative to the source's folder; for a feed's entry a short form of its key
/// @param key identifies it within its source: its `id`, else its canonical link, else its path
public record ArticleOrigin(String source, Path file, String key) {}
