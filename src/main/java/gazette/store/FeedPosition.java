package gazette.store;

import java.time.Instant;
import java.util.List;

/// A place in the sequence of all that ever came into a feed. Its number never changes: what is withdrawn leaves it
/// empty.
///
/// @param id of an article or an issue
/// @param since when it appeared there; or when it went, if it is hidden
/// @param isHidden whether it is withdrawn or cancelled
/// @param tags of the article
public record FeedPosition(long id, Instant since, boolean isHidden, List<String> tags) {
    public FeedPosition {
        tags = List.copyOf(tags);
    }
}
