package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.Map;
import java.util.Optional;

/// Holds what the head of a file says, and its text without the head. Empty lines stand in the place of the head, so
/// that the lines of the text keep their numbers.
///
/// @param isWritten whether there is a head at all
public record FrontMatter(Map<String, MetadataValue> values, String body, boolean isWritten) {
    /// Reads the head of a file, in whichever notation; empty, with an error, if there is one that cannot be read.
    public static Optional<FrontMatter> read(ArticleFileText file, ArticleDiagnostics diagnostics) {
        return new HeadSplitter(file, diagnostics).split();
    }
}
