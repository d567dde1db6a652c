package gazette.config;

import gazette.text.LinearPattern;
import java.nio.file.Path;
import java.util.List;

/// Describes a folder that articles come from.
///
/// @param name its key under `sources:`
/// @param folder an absolute path
/// @param cutAfter an article's body ends before the first block that matches one of these
/// @param line where `gazette.yaml` names the folder
public record FolderConfig(String name, Path folder, List<LinearPattern> cutAfter, int line) implements SourceConfig {
    public FolderConfig {
        cutAfter = List.copyOf(cutAfter);
    }
}
