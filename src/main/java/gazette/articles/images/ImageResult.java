package gazette.articles.images;

/// Represents the outcome for an image that an article shows.
public sealed interface ImageResult permits AvailableImage, MissingImage {}
