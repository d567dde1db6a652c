package gazette.articles;

/// What lies where an article points to a picture of its own.
sealed interface PictureFile permits FoundPicture, NoPicture {}
