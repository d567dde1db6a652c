package gazette.press.workspace;

import gazette.config.Config;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Makes `tag:` URIs (RFC 4151) for feed entries. They are stored with the article or issue, so they stay the
/// same when the host, the sender or the scheme changes.
public final class TagUris {
    private TagUris() {}

    /// Returns the id of an article.
    public static String article(Config config, Instant firstSeen, String slug) {
        return tag(config, firstSeen) + ":a/" + slug;
    }

    /// Returns the id of an issue.
    public static String issue(Config config, Instant date, String list, long number) {
        return tag(config, date) + ":" + list + "/" + number;
    }

    /// Returns the id of a feed. It is not stored; it stays the same because the first article's id does.
    ///
    /// @param firstArticleId the id of the first article ever stored
    /// @param address the feed's, without its extension
    public static String feed(Config config, Optional<String> firstArticleId, String address) {
        String domain = firstArticleId
                .map(id -> id.replaceFirst("^tag:([^,]*),.*", "$1"))
                .orElseGet(() -> domain(config));
        return "tag:" + domain + ",2026:" + address.substring(1);
    }

    /// RFC 4151 wants a domain and a day on which it was ours: the sender's domain.
    private static String tag(Config config, Instant date) {
        return "tag:" + domain(config) + "," + LocalDate.ofInstant(date, ZoneOffset.UTC);
    }

    private static String domain(Config config) {
        return config.lists().values().iterator().next().mail().from().domain();
    }
}
