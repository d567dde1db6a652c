package gazette.config;

import java.util.List;

/// Describes where `serve` listens.
///
/// @param host the address to bind
/// @param port the port, 0 for any free one
/// @param trustedProxies addresses whose `X-Forwarded-*` headers are trusted
public record WebConfig(String host, int port, List<CidrRange> trustedProxies) {
    public WebConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
