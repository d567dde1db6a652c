package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.ListConfig;

/// Which theme the pages have: the first public list's, else the first list's.
public final class SiteTheme {
    private SiteTheme() {}

    public static String of(Config config) {
        return config.lists().values().stream()
                .filter(ListConfig::isPublic)
                .findFirst()
                .or(() -> config.lists().values().stream().findFirst())
                .map(ListConfig::theme)
                .orElse("plain");
    }
}
