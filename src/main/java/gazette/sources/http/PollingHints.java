package gazette.sources.http;

import java.time.Duration;
import java.util.Optional;

/// How a server wants to be asked next time.
///
/// @param movedTo the address to ask from now on, if it moved for good (301, 308)
/// @param validators to send back
/// @param retryAfter not before; from Retry-After or from how long the answer keeps
public record PollingHints(Optional<String> movedTo, CacheValidators validators, Duration retryAfter) {
    /// Where no server said anything.
    public static final PollingHints NONE = new PollingHints(Optional.empty(), CacheValidators.NONE, Duration.ZERO);
}
