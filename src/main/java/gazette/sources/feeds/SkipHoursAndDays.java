package gazette.sources.feeds;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds the hours and days at which a feed need not be polled: `skipHours` and `skipDays` of RSS 2.0, in UTC. All
/// hours
/// or all days count as none.
public record SkipHoursAndDays(Set<Integer> hours, Set<DayOfWeek> days) {
    public static final SkipHoursAndDays NONE = new SkipHoursAndDays(Set.of(), Set.of());

    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");
    private static final int ALL_HOURS = 24;
    private static final int ALL_DAYS = 7;

    public SkipHoursAndDays {
        boolean isAll = hours.size() == ALL_HOURS || days.size() == ALL_DAYS;
        hours = isAll ? Set.of() : Set.copyOf(hours);
        days = isAll ? Set.of() : Set.copyOf(days);
    }

    /// Parses what [#words] returns.
    public static SkipHoursAndDays of(String words) {
        return of(Stream.of(words.split(" ")));
    }

    /// Reads them from a feed.
    static SkipHoursAndDays in(FeedElement feed) {
        return of(Stream.concat(words(feed, "skiphours", "hour"), words(feed, "skipdays", "day")));
    }

    /// Returns the hours and the days, such as `0 1 saturday`.
    public String words() {
        return Stream.concat(new TreeSet<>(hours).stream(), new TreeSet<>(days).stream())
                .map(String::valueOf)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /// Returns the time, or the same minute of the next hour that is not skipped.
    public Instant next(Instant time) {
        Instant next = time;
        while (isSkipped(next)) {
            next = next.plus(Duration.ofHours(1));
        }
        return next;
    }

    private boolean isSkipped(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        return hours.contains(utc.getHour()) || days.contains(utc.getDayOfWeek());
    }

    private static Stream<String> words(FeedElement feed, String group, String name) {
        return feed.all(group)
                .flatMap(skipped -> new FeedElement(skipped).all(name))
                .map(FeedElement::line);
    }

    private static SkipHoursAndDays of(Stream<String> words) {
        var names = words.collect(Collectors.toSet());
        return new SkipHoursAndDays(
                names.stream().flatMap(word -> hour(word).stream()).collect(Collectors.toSet()),
                names.stream().flatMap(word -> day(word).stream()).collect(Collectors.toSet()));
    }

    /// Midnight is 24 in older versions of RSS.
    private static Optional<Integer> hour(String word) {
        return Optional.of(word)
                .filter(text -> HOUR.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(hour -> hour <= ALL_HOURS)
                .map(hour -> hour % ALL_HOURS);
    }

    private static Optional<DayOfWeek> day(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .findFirst();
    }
}
