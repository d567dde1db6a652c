package gazette.render.view;

import java.util.List;

/// Describes a feed in its three formats.
///
/// @param title of what the feed is
/// @param description what is in it, in one sentence
/// @param page address of the page it belongs to, absolute
/// @param lang BCP 47 tag of its language
/// @param feeds the notations
public record FeedLinksView(String title, String description, String page, String lang, List<FeedLink> feeds) {}
