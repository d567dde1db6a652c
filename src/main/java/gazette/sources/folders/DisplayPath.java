package gazette.sources.folders;

import gazette.config.FolderConfig;
import java.nio.file.Path;
import java.util.Optional;

/// How a file of a folder is named to people: `seeds/foo.md`.
public final class DisplayPath {
    private DisplayPath() {}

    /// The folder's own name, then the path within it.
    public static Path shown(FolderConfig folder, Path relative) {
        return Optional.ofNullable(folder.folder().getFileName())
                .map(name -> name.resolve(relative).normalize())
                .orElse(relative);
    }
}
