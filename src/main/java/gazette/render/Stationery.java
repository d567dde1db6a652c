package gazette.render;

/// What a letter to one reader is written on.
///
/// @param theme a theme's name
/// @param lang BCP 47 tag of its words
public record Stationery(Site site, String theme, String lang) {}
