package gazette.sources.polling;

import gazette.sources.feeds.ParsedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a feed publishes, told from what it says of itself and from the dates of its entries.
///
/// @param pause how long a look may wait; zero if nothing tells
/// @param latest date of its newest entry
record PublishingFrequency(Duration pause, Optional<Instant> latest) {
    private static final Duration LATELY = Duration.ofDays(28);

    static PublishingFrequency of(ParsedFeed feed, Instant now) {
        List<Instant> dates = feed.entries().stream()
                .flatMap(entry -> entry.published().or(entry::updated).stream())
                .filter(date -> !date.isAfter(now))
                .sorted()
                .toList();
        Duration said = feed.ttl().orElse(Duration.ZERO);
        Duration usual = usual(dates, now);
        return new PublishingFrequency(
                said.compareTo(usual) > 0 ? said : usual,
                dates.isEmpty() ? Optional.empty() : Optional.of(dates.getLast()));
    }

    /// A tenth of the time between two entries of late. A busy feed holds the last hours only, so the first of them is
    /// where counting begins.
    private static Duration usual(List<Instant> dates, Instant now) {
        List<Instant> late =
                dates.stream().filter(date -> date.isAfter(now.minus(LATELY))).toList();
        return late.isEmpty()
                ? Duration.ZERO
                : PollSchedule.tenth(late.getFirst(), now).dividedBy(late.size());
    }
}
