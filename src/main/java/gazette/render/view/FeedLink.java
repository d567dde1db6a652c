package gazette.render.view;

/// A feed to subscribe to.
///
/// @param kind `RSS`, `Atom` or `JSON Feed`
/// @param type its media type
public record FeedLink(String title, String kind, String type, String url) {}
