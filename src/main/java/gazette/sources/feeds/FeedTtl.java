package gazette.sources.feeds;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a look may wait, as a feed says itself: `ttl` of RSS 2.0, in minutes, or the syndication module of RSS 1.0,
/// so many times a period. A day is the longest: many a feed says what its program once came with.
final class FeedTtl {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");
    private static final Duration LONGEST = Duration.ofDays(1);

    private FeedTtl() {}

    static Optional<Duration> of(FeedElement feed) {
        return number(feed, "ttl")
                .map(Duration::ofMinutes)
                .or(() -> syndication(feed))
                .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
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
