package gazette.config;

import java.time.Duration;
import java.util.List;

/// Describes what may be fetched from other servers, and how long that may take.
///
/// @param allow networks that are not public and may be asked all the same, for intranets and tests
/// @param timeout how long a complete answer may take
public record FetchConfig(List<CidrRange> allow, Duration timeout) {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    /// Allows public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// Makes settings with the usual timeout.
    public FetchConfig(List<CidrRange> allow) {
        this(allow, TIMEOUT);
    }
}
