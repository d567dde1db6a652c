package gazette.render.view;

import java.util.Optional;

/// Describes a topic of a list, or a tag.
///
/// @param url its page
/// @param works how many articles a tag has; 0 if they were not counted
public record TopicView(String name, Optional<String> url, int works) {}
