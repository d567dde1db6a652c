package gazette.sources.folders;

import gazette.config.FolderConfig;
import java.nio.file.Path;
import java.util.Optional;

/// Builds the path of a source's file that is shown to people: `seeds/foo.md`.
public final class DisplayPath {
    private DisplayPath() {}

    /// Returns the folder's own name, then the path within it.
    public static Path shown(FolderConfig folder, Path relative) {
        return Optional.ofNullable(folder.folder().getFileName())
                .map(name -> name.resolve(relative).normalize())
                .orElse(relative);
    }
}
