package gazette.render.view;

/// Describes the page before or after a page.
///
/// @param title of what is there
/// @param lang BCP 47 tag of the title
/// @param dir `ltr` or `rtl`
public record NeighbourView(String title, String url, String lang, String dir) {}
