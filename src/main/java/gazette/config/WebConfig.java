package gazette.config;

import java.util.List;

/// Where `serve` listens.
///
/// @param host the address to bind
/// @param port the port, 0 for any free one
/// @param trustedProxies whose `X-Forwarded-*` headers are believed
public record WebConfig(String host, int port, List<CidrRange> trustedProxies) {
    public WebConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
