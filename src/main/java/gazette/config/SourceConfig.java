package gazette.config;

import gazette.text.LinearPattern;
import java.util.List;

/// Describes where articles come from.
public sealed interface SourceConfig permits FolderConfig, FeedConfig {
    /// Returns its key under `sources:`.
    String name();

    /// Returns patterns: an article's body ends before the first block that matches one.
    List<LinearPattern> cutAfter();
}
