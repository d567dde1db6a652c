package gazette.config;

import java.util.List;
import java.util.regex.Pattern;

/// Describes where articles come from.
public sealed interface SourceConfig permits FolderConfig, FeedConfig {
    /// Returns its key under `sources:`.
    String name();

    /// Returns patterns: an article's body ends before the first block that matches one.
    List<Pattern> cutAfter();
}
