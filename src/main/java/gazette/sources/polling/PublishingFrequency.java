package gazette.sources.polling;

import gazette.sources.feeds.ParsedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Estimates how often a feed publishes, from what it says itself and from the dates of its entries.
///
/// @param pause how long polling may wait; zero if unknown
/// @param latest the date of its newest entry
record PublishingFrequency(Duration pause, Optional<Instant> latest) {
    private static final Duration RECENT = Duration.ofDays(28);

    /// Estimates it for a feed as it is now.
    static PublishingFrequency of(ParsedFeed feed, Instant now) {
        List<Instant> dates = feed.entries().stream()
                .flatMap(entry -> entry.published().or(entry::updated).stream())
                .filter(date -> !date.isAfter(now))
                .sorted()
                .toList();
        Duration declared = feed.ttl().orElse(Duration.ZERO);
        Duration usual = usual(dates, now);
        return new PublishingFrequency(
                declared.compareTo(usual) > 0 ? declared : usual,
                dates.isEmpty() ? Optional.empty() : Optional.of(dates.getLast()));
    }

    /// Returns a tenth of the average time between recent entries. A busy feed holds the last hours only, so the time
    /// counts from the oldest entry.
    private static Duration usual(List<Instant> dates, Instant now) {
        List<Instant> recent =
                dates.stream().filter(date -> date.isAfter(now.minus(RECENT))).toList();
        return recent.isEmpty()
                ? Duration.ZERO
                : PollSchedule.tenth(recent.getFirst(), now).dividedBy(recent.size());
    }
}
