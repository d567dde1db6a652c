package gazette.config;

import java.util.List;
import java.util.Optional;

/// Describes the HTTP proxy through which all requests to other servers go (RFC 9110 section 3.7).
///
/// @param authorization the value of Proxy-Authorization; absent if it wants no login
/// @param exempt the hosts that are asked directly
public record FetchProxyConfig(String host, int port, Optional<String> authorization, List<ProxyExemption> exempt) {
    public FetchProxyConfig {
        exempt = List.copyOf(exempt);
    }

    /// Returns whether a host is asked through the proxy.
    public boolean isFor(String askedHost) {
        return exempt.stream().noneMatch(one -> one.matches(askedHost));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
