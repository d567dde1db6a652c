package gazette.articles;

/// A picture that can be shown.
record FoundPicture(Picture picture) implements PictureFile {}
