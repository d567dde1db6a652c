package gazette.articles.images;

/// Holds an image that can be shown.
public record FoundImage(ArticleImage image) implements ImageResult {}
