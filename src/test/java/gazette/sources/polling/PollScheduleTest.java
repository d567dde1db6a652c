package gazette.sources.polling;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FirstFetchPolicy;
import gazette.config.OriginHeaders;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    /// The hours from a look to the next, but for the tenth that tells feeds apart.
    @ParameterizedTest
    @CsvSource({
        "an entry each hour, 1, 40, 1",
        "an entry each day, 24, 20, 2.4",
        "an entry each week, 168, 10, 16.8",
        "silent for a year, 8760, 3, 24",
        "busy: all it holds is of this hour, 0, 10, 1"
    })
    void aFeedIsPolledAsOftenAsItPublishes(String what, int hours, int entries, double expected) {
        assertThat(pause(Optional.empty(), "", hours, entries)).as(what).isBetween(expected * 0.89, expected * 1.11);
    }

    @Test
    void anUnknownFeedIsPolledHourly() {
        assertThat(pause(Optional.empty(), "", 1, 0)).isBetween(1.0, 1.1);
    }

    @ParameterizedTest
    @CsvSource({
        "<ttl>240</ttl>, 4",
        "<ttl>10</ttl>, 1",
        "<ttl>99999</ttl>, 24",
        "<ttl>soon</ttl>, 1",
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>, 6",
        "<sy:updatePeriod> hourly </sy:updatePeriod>, 1",
        "<sy:updatePeriod>yearly</sy:updatePeriod>, 24",
        "<sy:updateFrequency>4</sy:updateFrequency>, 1"
    })
    void theIntervalThatAFeedGivesIsUsed(String declared, double expected) {
        assertThat(pause(Optional.empty(), declared, 1, 0)).isBetween(expected, expected * 1.1);
    }

    @Test
    void theIntervalOfTheSettingsIsUsed() {
        assertThat(pause(Optional.of(Duration.ofHours(2)), "<ttl>600</ttl>", 168, 10))
                .isBetween(2.0, 2.2);
    }

    @Test
    void aFeedThatPublishesNothingIsPolledLess() {
        PollSchedule first = look(PollSchedule.NEVER_POLLED, NOW, Optional.of(feed("", 1, 30)));
        Instant later = NOW.plus(Duration.ofDays(5));
        PollSchedule unchanged = look(first, later, Optional.empty());
        assertThat(hours(later, unchanged)).isBetween(11.9, 13.3);
        assertThat(hours(later, look(unchanged.lastNewEntryAt(later), later, Optional.empty())))
                .isBetween(1.0, 1.1);
    }

    @Test
    void aRunMayPollSoonButNotBeforeTheServerAllows() {
        assertThat(look(PollSchedule.NEVER_POLLED, NOW, Optional.of(feed("", 168, 10)))
                        .earliest())
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(PollSchedule.NEVER_POLLED
                        .seen(config("wire", Optional.empty()), Duration.ofHours(3), Optional.empty(), NOW)
                        .earliest())
                .isEqualTo(NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void feedsAddedTogetherAreNotAlwaysPolledTogether() {
        long moments = IntStream.range(0, 500)
                .mapToObj(i -> PollSchedule.NEVER_POLLED
                        .seen(config("feed-" + i, Optional.empty()), Duration.ZERO, Optional.empty(), NOW)
                        .next()
                        .getEpochSecond())
                .distinct()
                .count();
        assertThat(moments).isGreaterThan(150);
    }

    private static double pause(Optional<Duration> every, String declared, int hours, int entries) {
        PollSchedule after = PollSchedule.NEVER_POLLED.seen(
                config("wire", every), Duration.ZERO, Optional.of(feed(declared, hours, entries)), NOW);
        return hours(NOW, after);
    }

    private static double hours(Instant from, PollSchedule pollSchedule) {
        return Duration.between(from, pollSchedule.next()).toMinutes() / 60.0;
    }

    private static PollSchedule look(PollSchedule before, Instant now, Optional<ParsedFeed> feed) {
        return before.seen(config("wire", Optional.empty()), Duration.ZERO, feed, now);
    }

    private static FeedConfig config(String name, Optional<Duration> every) {
        var all = new FeedEntryPolicy(
                FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE);
        return new FeedConfig(
                name, "https://example.org/feed", every, all, false, List.of(), List.of(), 1, OriginHeaders.NONE);
    }

    /// @param hours between its entries, the last of which is as old
    private static ParsedFeed feed(String declared, int hours, int entries) {
        String items = IntStream.rangeClosed(1, entries)
                .mapToObj(i -> NOW.minus(Duration.ofHours((long) hours * i)))
                .map(date -> "<item><title>x</title><pubDate>"
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC))
                        + "</pubDate></item>")
                .collect(Collectors.joining());
        String rss = "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>" + declared + items
                + "</channel></rss>";
        return (ParsedFeed) FeedParser.parse(rss.getBytes(StandardCharsets.UTF_8), Optional.empty(), "");
    }
}
