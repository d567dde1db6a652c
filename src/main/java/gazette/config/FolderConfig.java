package gazette.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A folder of articles.
///
/// @param name its key under `sources:`
/// @param folder where it is, absolute
/// @param cutAfter an article's body ends before the first block that one of these matches
public record FolderConfig(String name, Path folder, List<Pattern> cutAfter) implements SourceConfig {
    public FolderConfig {
        cutAfter = List.copyOf(cutAfter);
    }
}
