package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.ListConfig;

/// Chooses the theme of the site's pages.
public final class SiteThemeName {
    private SiteThemeName() {}

    /// Returns the theme of the first public list; without one, of the first list.
    public static String of(Config config) {
        return config.lists().values().stream()
                .filter(ListConfig::isPublic)
                .findFirst()
                .or(() -> config.lists().values().stream().findFirst())
                .map(ListConfig::theme)
                .orElse("plain");
    }
}
