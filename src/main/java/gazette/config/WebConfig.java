package gazette.config;

import java.util.List;

/// Describes where `serve` listens.
///
/// @param host the address to bind
/// @param port the port, 0 for any free one
/// @param trustedProxies addresses whose `X-Forwarded-For` headers are trusted
/// @param proofOfWork how many zero bits the forms ask browsers to search for; 0 for none
public record WebConfig(String host, int port, List<CidrRange> trustedProxies, int proofOfWork) {
    public WebConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Creates settings without a proof of work.
    public WebConfig(String host, int port, List<CidrRange> trustedProxies) {
        this(host, port, trustedProxies, 0);
    }
}
