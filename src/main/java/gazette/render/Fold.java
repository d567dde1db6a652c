package gazette.render;

import gazette.config.Show;

/// An article that a letter shows less of than it was meant to, because the letter would have been too large.
///
/// @param title the article's
/// @param to what is left of it
public record Fold(String title, Show to) {}
