package gazette.articles.images;

import gazette.text.ForeignText;

/// Describes why an image cannot be shown, and what to do.
///
/// @param problem continues "the picture …"
/// @param remedy empty if there is none
public record MissingImage(String problem, String remedy) implements ImageResult {
    public MissingImage {
        problem = ForeignText.line(problem);
        remedy = ForeignText.line(remedy);
    }
}
