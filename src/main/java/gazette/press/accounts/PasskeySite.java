package gazette.press.accounts;

import gazette.config.Config;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Describes the site that browsers bind passkeys to (WebAuthn's relying party).
///
/// @param id the host's name
/// @param origin where the desk has to be opened, without a port for this machine
/// @param isAnyPort whether the port of the address does not matter
public record PasskeySite(String id, String origin, boolean isAnyPort) {
    private static final String LOCAL = "localhost";

    /// Returns the site of `public_url`, or `localhost` if there is none. Browsers refuse passkeys at addresses of
    /// numbers, and without https, so there is no site then.
    public static Optional<PasskeySite> of(Config config) {
        URI url = config.siteUrl();
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (isLocal(host)) {
            return Optional.of(new PasskeySite(LOCAL, "http://" + LOCAL, true));
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) || host.matches("[0-9.]+|\\[.*]")) {
            return Optional.empty();
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return Optional.of(new PasskeySite(host, "https://" + host + port, false));
    }

    /// Returns whether a host's name always means this machine.
    private static boolean isLocal(String host) {
        return host.equals(LOCAL) || host.endsWith("." + LOCAL) || host.equals("[::1]") || host.startsWith("127.");
    }
}
