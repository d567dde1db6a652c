package gazette.articles.images;

/// Why there is nothing to show, and what to do.
///
/// @param problem as in "the picture …"
/// @param remedy empty where there is none
public record MissingImage(String problem, String remedy) implements ImageResult {}
