package gazette.sources;

import java.time.Duration;
import java.util.Optional;

/// How a server wants to be asked next time.
///
/// @param movedTo the address to ask from now on, if it moved for good (301, 308)
/// @param validators to send back
/// @param pause not before; from Retry-After or from how long the answer keeps
public record Bearing(Optional<String> movedTo, Validators validators, Duration pause) {
    /// Where no server said anything.
    static final Bearing NONE = new Bearing(Optional.empty(), Validators.NONE, Duration.ZERO);
}
