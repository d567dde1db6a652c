package gazette.config;

import java.util.List;
import java.util.Optional;

/// Describes where `serve` listens, and what it says of itself.
///
/// @param host the address to bind
/// @param port the port, 0 for any free one
/// @param proofOfWork how many zero bits the forms ask browsers to search for; 0 for none
/// @param securityContact where to report a security hole: an address of mail or of a page, as a URI
public record WebConfig(
        String host,
        int port,
        ProxyConfig proxies,
        int proofOfWork,
        Optional<String> securityContact,
        DeskWrites deskWrites) {

    /// Creates settings without a proof of work.
    public WebConfig(String host, int port, List<CidrRange> trustedProxies) {
        this(host, port, new ProxyConfig(trustedProxies, false), 0, Optional.empty(), DeskWrites.NONE);
    }

    /// Returns the addresses that may say for whom they ask.
    public List<CidrRange> trustedProxies() {
        return proxies.trusted();
    }
}
