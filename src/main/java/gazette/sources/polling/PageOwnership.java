package gazette.sources.polling;

import java.util.Optional;
import okhttp3.HttpUrl;

/// Lists how much of a right somebody has to a page of the web, the best right first. Anybody can write any link into a
/// feed, and name any site as its own; only the address from which an editor follows the feed proves something.
public enum PageOwnership {
    /// An editor says so, in an article of a folder.
    EDITOR,
    /// The feed is on the page's host, `www.` aside.
    SAME_HOST,
    /// The feed is on another host of the same registered domain, such as `feeds.example.org` for `example.org`.
    /// Providers on whose domain anybody gets a host are told apart by the Public Suffix List.
    SAME_DOMAIN,
    /// The feed is of somebody else.
    FOREIGN;

    /// Returns the right that a feed has to a page.
    ///
    /// @param feed its address in the settings
    /// @param page absent if an entry links to none: then there is nothing to claim
    public static PageOwnership of(String feed, Optional<String> page) {
        Optional<HttpUrl> home = Optional.ofNullable(HttpUrl.parse(feed.strip()));
        Optional<HttpUrl> target = page.flatMap(address -> Optional.ofNullable(HttpUrl.parse(address.strip())));
        if (home.isEmpty() || target.isEmpty()) {
            return FOREIGN;
        }
        if (UrlKey.host(home.get()).equals(UrlKey.host(target.get()))) {
            return SAME_HOST;
        }
        Optional<String> domain = Optional.ofNullable(home.get().topPrivateDomain());
        return domain.isPresent()
                        && domain.equals(Optional.ofNullable(target.get().topPrivateDomain()))
                ? SAME_DOMAIN
                : FOREIGN;
    }

    /// Returns whether this is the better right of two.
    public boolean outranks(PageOwnership other) {
        return compareTo(other) < 0;
    }
}
