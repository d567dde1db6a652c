package gazette.render.view;

import java.util.List;

/// Holds feeds that belong together.
///
/// @param title a list's, or what they have in common
/// @param description one sentence, may be empty
/// @param lang BCP 47 tag
public record FeedGroupView(String title, String description, String lang, List<FeedLinksView> channels) {}
