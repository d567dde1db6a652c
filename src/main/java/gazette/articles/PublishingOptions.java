package gazette.articles;

import java.time.Instant;
import java.util.Optional;

/// Describes how an author wants an article to be published.
///
/// @param pinned whether it comes first
/// @param draft whether it must not go out yet
/// @param sendAfter it does not go out before this instant
public record PublishingOptions(boolean pinned, boolean draft, Optional<Instant> sendAfter) {
    public static final PublishingOptions NONE = new PublishingOptions(false, false, Optional.empty());
}
