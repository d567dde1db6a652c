package gazette.text;

import java.net.URI;
import java.util.Optional;

/// Names the site that an address leads to, as readers call it.
public final class SiteName {
    private SiteName() {}

    /// Returns the host of an address without `www.`; empty if it has none.
    public static Optional<String> of(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).map(host -> host.replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
