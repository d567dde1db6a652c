package gazette.sources.folders;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Says what the desk wrote into folders, as far as the folders themselves do not tell it.
///
/// @param texts articles that are not yet in their folders, by their absolute paths; shared, not copied
/// @param pictures pictures that are not yet in their folders, by their absolute paths, and where they are meanwhile
/// @param complete SHA-256 of files that the desk wrote whole, in hexadecimal: they need not settle
public record DeskVersions(Map<Path, byte[]> texts, Map<Path, Path> pictures, Set<String> complete) {
    /// The desk has written nothing.
    public static final DeskVersions NONE = new DeskVersions(Map.of(), Map.of(), Set.of());

    public DeskVersions {
        texts = Map.copyOf(texts);
        pictures = Map.copyOf(pictures);
        complete = Set.copyOf(complete);
    }
}
