package gazette.sources.feeds;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how long polling may wait, as a feed says itself: `ttl` of RSS 2.0, in minutes, or the syndication module of
/// RSS
/// 1.0. At most a day, because many feeds have a default value of their software there.
final class FeedTtl {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");
    private static final Duration MAX_TTL = Duration.ofDays(1);

    private FeedTtl() {}

    /// Reads the time; empty if the feed gives none.
    static Optional<Duration> of(FeedElement feed) {
        return number(feed, "ttl")
                .map(Duration::ofMinutes)
                .or(() -> syndication(feed))
                .map(pause -> pause.compareTo(MAX_TTL) > 0 ? MAX_TTL : pause);
    }

    private static Optional<Duration> syndication(FeedElement feed) {
        Optional<Duration> period = feed.text("sy:updateperiod").flatMap(FeedTtl::period);
        long frequency = number(feed, "sy:updatefrequency").orElse(1L);
        return period.map(time -> time.dividedBy(frequency));
    }

    private static Optional<Duration> period(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Optional.of(Duration.ofHours(1));
            case "daily" -> Optional.of(Duration.ofDays(1));
            case "weekly" -> Optional.of(Duration.ofDays(7));
            case "monthly" -> Optional.of(Duration.ofDays(30));
            case "yearly" -> Optional.of(Duration.ofDays(365));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(FeedElement feed, String name) {
        return feed.text(name).filter(text -> NUMBER.matcher(text).matches()).map(Long::valueOf);
    }
}
