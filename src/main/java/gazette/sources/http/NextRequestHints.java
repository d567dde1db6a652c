package gazette.sources.http;

import java.time.Duration;
import java.util.Optional;

/// Describes how a server wants to be asked next time.
///
/// @param movedTo the new address, if it moved permanently (301, 308)
/// @param validators to send with the next request
/// @param retryAfter how long to wait, from Retry-After or the age at which the response expires
public record NextRequestHints(Optional<String> movedTo, CacheValidators validators, Duration retryAfter) {
    /// Used when there was no response.
    public static final NextRequestHints NONE =
            new NextRequestHints(Optional.empty(), CacheValidators.NONE, Duration.ZERO);
}
