package gazette.sources.folders;

import java.nio.file.Path;
import java.time.Instant;

/// Holds the file of an article.
///
/// @param source the name of the source whose folder holds it
/// @param path its path relative to that folder
/// @param file its absolute path
/// @param bytes its content; shared, not copied, so do not change it
@SuppressWarnings("ArrayRecordComponent") // A copy per access of every article would be the only other way.
public record ArticleFile(String source, Path path, Path file, byte[] bytes, Instant lastModified) {}
