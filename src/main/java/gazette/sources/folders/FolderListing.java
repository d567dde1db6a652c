package gazette.sources.folders;

import gazette.config.Diagnostic;
import java.util.List;

/// What a look into a folder found.
///
/// @param files sorted by their path
/// @param settling how many were changed a moment ago and are left for the next look
/// @param faults the files that could not be read, or the folder itself
public record FolderListing(List<ArticleFile> files, int settling, List<Diagnostic> faults) {
    public FolderListing {
        files = List.copyOf(files);
        faults = List.copyOf(faults);
    }
}
