package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.FeedConfig;
import gazette.sources.http.AddressGuard;
import java.util.List;
import java.util.Optional;

/// Finds feeds at addresses that are never fetched, as far as the address itself shows. Other feeds are not affected.
final class RefusedFeedAddressCheck {
    private RefusedFeedAddressCheck() {}

    /// Returns them with their lines.
    static List<Diagnostic> in(Config config) {
        var guard = new AddressGuard(config.fetch().allow());
        return config.feeds().stream()
                .flatMap(feed -> fault(feed, guard).stream())
                .toList();
    }

    private static Optional<Diagnostic> fault(FeedConfig feed, AddressGuard guard) {
        return guard.refusal(feed.address())
                .map(refused -> new Diagnostic(
                        ConfigReader.MAIN_FILE,
                        feed.line(),
                        "the feed '" + feed.name() + "' is never asked, because " + refused.problem(),
                        refused.remedy()));
    }
}
