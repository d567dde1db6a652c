package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.LoopbackHosts;
import gazette.render.SiteUrls;

/// Finds the address at which browsers open the desk: below `public_url`, or at `localhost` if there is none, since
/// browsers refuse passkeys at 127.0.0.1.
public final class DeskAddress {
    private final SiteUrls site;
    private final String local;

    private DeskAddress(SiteUrls site, String local) {
        this.site = site;
        this.local = local;
    }

    /// Finds it.
    ///
    /// @param port on which the server listens
    public static DeskAddress of(Config config, int port) {
        return new DeskAddress(SiteUrls.of(config), isReachable(config) ? "" : "http://localhost:" + port);
    }

    /// Returns whether other devices reach it.
    public static boolean isReachable(Config config) {
        return !LoopbackHosts.isLoopback(config.siteUrl().getHost());
    }

    /// Returns the address of a page.
    ///
    /// @param path such as `/desk`
    public String page(String path) {
        return local.isEmpty() ? site.absolute(path) : local + path;
    }
}
