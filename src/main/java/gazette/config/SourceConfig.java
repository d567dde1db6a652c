package gazette.config;

import java.util.List;
import java.util.regex.Pattern;

/// A place that articles come from.
public sealed interface SourceConfig permits FolderConfig, FeedConfig {
    /// Its key under `sources:`.
    String name();

    /// An article's body ends before the first block that one of these matches.
    List<Pattern> cutAfter();
}
