package gazette.articles.images;

/// A picture that can be shown.
public record FoundImage(ArticleImage image) implements ImageResult {}
