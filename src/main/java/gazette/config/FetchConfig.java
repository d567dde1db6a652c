package gazette.config;

import java.time.Duration;
import java.util.List;

/// Describes what may be fetched from other servers, and how long that may take.
///
/// @param allow addresses and ports that may be asked although they are not public, or are those of other services
/// @param timeout how long a complete answer may take
public record FetchConfig(List<FetchAllowance> allow, Duration timeout) {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    /// Allows public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// Makes settings with the usual timeout.
    public FetchConfig(List<FetchAllowance> allow) {
        this(allow, TIMEOUT);
    }
}
