package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Describes a position in a feed with all its archives. Positions never change: what is withdrawn leaves a gap.
///
/// @param id of an article or an issue
/// @param work what the languages of an article have in common; the id of an issue
/// @param since when it appeared there; or when it went, if it is hidden
/// @param isHidden whether it is withdrawn or cancelled
/// @param tags of the article
public record FeedArchivePosition(long id, long work, Instant since, boolean isHidden, List<String> tags) {
    public FeedArchivePosition {
        tags = List.copyOf(tags);
    }

    /// Returns the same position with more tags, after its own.
    FeedArchivePosition withTags(List<String> more) {
        List<String> all =
                Stream.concat(tags.stream(), more.stream()).distinct().toList();
        return new FeedArchivePosition(id, work, since, isHidden, all);
    }
}
