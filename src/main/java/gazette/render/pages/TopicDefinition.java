package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import java.util.Optional;
import java.util.Set;

/// Describes the page of a topic of a list, or of a tag.
///
/// @param path its address below the front page, percent-encoded
/// @param list whose topic it is; a tag is of all public lists
/// @param tags an article has one of them
/// @param works how many works have a tag; 0 for a topic, which is counted by nobody
/// @param feed the feed of the same articles
public record TopicDefinition(
        String name, String path, Optional<ListConfig> list, Set<String> tags, int works, FeedDefinition feed) {
    public TopicDefinition {
        tags = Set.copyOf(tags);
    }

    /// Returns the same page for more tags.
    public TopicDefinition withTags(Set<String> all) {
        return new TopicDefinition(name, path, list, all, works, feed);
    }
}
