package gazette.articles;

/// A picture that can be shown.
public record FoundPicture(Picture picture) implements PictureFile {}
