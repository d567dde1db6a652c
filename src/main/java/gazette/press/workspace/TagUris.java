package gazette.press.workspace;

import gazette.config.Config;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// `tag:` URIs (RFC 4151). Made once and kept, so they survive a change of host, sender and scheme.
public final class TagUris {
    private TagUris() {}

    public static String article(Config config, Instant firstSeen, String slug) {
        return tag(config, firstSeen) + ":a/" + slug;
    }

    public static String issue(Config config, Instant date, String list, long number) {
        return tag(config, date) + ":" + list + "/" + number;
    }

    /// A feed's own id, which is not kept: it stays because the first article's is.
    ///
    /// @param first id of the first article ever filed
    /// @param address the feed's, without the extension
    public static String feed(Config config, Optional<String> first, String address) {
        String domain =
                first.map(id -> id.replaceFirst("^tag:([^,]*),.*", "$1")).orElseGet(() -> domain(config));
        return "tag:" + domain + ",2026:" + address.substring(1);
    }

    /// The sender's domain on a day when it was ours.
    private static String tag(Config config, Instant at) {
        return "tag:" + domain(config) + "," + LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static String domain(Config config) {
        return config.lists().values().iterator().next().mail().from().domain();
    }
}
