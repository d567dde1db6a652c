package gazette.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Describes what may be fetched from other servers, and how long that may take.
///
/// @param allow addresses and ports that may be asked although they are not public, or are those of other services
/// @param timeout how long a complete answer may take
/// @param proxy through which all others are asked; absent if they are asked directly
public record FetchConfig(List<FetchAllowance> allow, Duration timeout, Optional<FetchProxyConfig> proxy) {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    /// Allows public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// Makes settings with the usual timeout and without a proxy.
    public FetchConfig(List<FetchAllowance> allow) {
        this(allow, TIMEOUT, Optional.empty());
    }
}
