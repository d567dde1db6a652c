package gazette.articles;

import java.time.Instant;
import java.util.Optional;

/// Describes how an author wants an article to be published.
///
/// @param pinned whether it comes first
/// @param draft whether it must not go out yet
/// @param sendAfter it does not go out before this instant
/// @param expires it does not go out from this instant on
/// @param slug what its page shall be called; counts when the article is stored for the first time, and is not kept
public record PublishingOptions(
        boolean pinned, boolean draft, Optional<Instant> sendAfter, Optional<Instant> expires, Optional<String> slug) {
    public static final PublishingOptions NONE = new PublishingOptions(false, false, Optional.empty());

    /// Creates the options of an article that does not expire.
    public PublishingOptions(boolean pinned, boolean draft, Optional<Instant> sendAfter) {
        this(pinned, draft, sendAfter, Optional.empty(), Optional.empty());
    }
}
