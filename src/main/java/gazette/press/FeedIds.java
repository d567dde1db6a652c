package gazette.press;

import gazette.config.Config;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// `tag:` URIs (RFC 4151). Made once and kept, so they survive a change of host, sender and scheme.
final class FeedIds {
    private FeedIds() {}

    static String article(Config config, Instant firstSeen, String slug) {
        return tag(config, firstSeen) + ":a/" + slug;
    }

    static String issue(Config config, Instant date, String list, long number) {
        return tag(config, date) + ":" + list + "/" + number;
    }

    /// A feed's own id holds no day of its making, because feeds are not kept.
    static String feed(Config config, String path) {
        return "tag:" + domain(config) + ",2026:" + path;
    }

    /// The sender's domain on a day when it was ours.
    private static String tag(Config config, Instant at) {
        return "tag:" + domain(config) + "," + LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static String domain(Config config) {
        return config.lists().values().iterator().next().from().domain();
    }
}
