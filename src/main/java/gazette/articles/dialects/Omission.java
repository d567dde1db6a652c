package gazette.articles.dialects;

/// Says what of a text is not shown, or not as it was meant.
///
/// @param line of the parsed Markdown, counted from 0
/// @param problem what is left out, and where it can be, how much
public record Omission(int line, String problem, String remedy) {}
