package gazette.articles.images;

/// Holds an image that can be shown.
public record AvailableImage(ArticleImage image) implements ImageResult {}
