package gazette.sources.folders;

import gazette.config.Diagnostic;
import java.util.List;

/// Holds the article files of a folder.
///
/// @param files sorted by their path
/// @param settling the number of files that changed a moment ago and are left for the next scan
/// @param faults the files that could not be read, or the folder itself
public record FolderListing(List<ArticleFile> files, int settling, List<Diagnostic> faults) {
    public FolderListing {
        files = List.copyOf(files);
        faults = List.copyOf(faults);
    }
}
