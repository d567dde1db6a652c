package gazette.articles;

/// What became of a picture that an article shows.
public sealed interface PictureFile permits FoundPicture, NoPicture {}
