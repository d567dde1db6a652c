package gazette.render.view;

/// Describes a feed to subscribe to.
///
/// @param kind `RSS`, `Atom` or `JSON Feed`
/// @param type its media type
public record FeedLink(String title, String kind, String type, String url) {}
