package gazette.sources.folders;

import java.nio.file.Path;
import java.time.Instant;

/// An article's file, as it was found.
///
/// @param source the name of the source whose folder holds it
/// @param path relative to that folder
/// @param file where it is, absolute
/// @param bytes all of it; shared, not copied, so do not write into it
@SuppressWarnings("ArrayRecordComponent") // A copy per access of every article would be the only other way.
public record ArticleFile(String source, Path path, Path file, byte[] bytes, Instant lastModified) {}
