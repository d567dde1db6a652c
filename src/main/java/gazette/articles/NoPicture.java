package gazette.articles;

/// Why there is nothing to show, and what to do.
record NoPicture(String problem, String remedy) implements PictureFile {}
