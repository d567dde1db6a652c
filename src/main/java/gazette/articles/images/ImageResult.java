package gazette.articles.images;

/// What became of a picture that an article shows.
public sealed interface ImageResult permits FoundImage, MissingImage {}
