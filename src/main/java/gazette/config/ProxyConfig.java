package gazette.config;

import java.util.List;

/// Describes the reverse proxies in front of `serve`.
///
/// @param trusted the addresses that may say for whom they ask
/// @param setForwarded whether they say it in `Forwarded` (RFC 7239), and not in `X-Forwarded-For`
public record ProxyConfig(List<CidrRange> trusted, boolean setForwarded) {
    public ProxyConfig {
        trusted = List.copyOf(trusted);
    }
}
