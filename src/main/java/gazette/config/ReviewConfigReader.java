package gazette.config;

import gazette.config.ReviewConfig.By;
import gazette.config.ReviewConfig.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads whether a schedule's issues are reviewed: `review: 60m` with `silence` and `by` beside it, or a block with all
/// three.
final class ReviewConfigReader {
    private static final String REVIEW = "review";
    private static final String BEFORE = "before";
    private static final List<String> BESIDE = List.of("silence", "by");
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(7);
    /// Schedules do not depend on the day on which they are read, so the gaps are looked for in fixed years.
    private static final Instant YEARS_START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant YEARS_END = Instant.parse("2028-01-01T00:00:00Z");
    private static final int MOST_FIRINGS = 1000;

    private ReviewConfigReader() {}

    static Optional<ReviewConfig> read(YamlBlock schedule, ScheduleTiming timing) {
        boolean isBlock = schedule.hasBlock(REVIEW);
        YamlBlock block = isBlock ? schedule.block(REVIEW) : schedule;
        String key = isBlock ? BEFORE : REVIEW;
        Optional<Duration> before = isBlock
                ? Optional.of(block.required(
                        BEFORE, ReviewConfigReader::length, Duration.ofHours(1), "write one such as before: 60m"))
                : block.value(REVIEW, ReviewConfigReader::length);
        Silence silence =
                block.value("silence", ValueParsers.oneOf(Silence.class)).orElse(Silence.SEND);
        By by = block.value("by", ValueParsers.oneOf(By.class)).orElse(By.EDITOR);
        if (!isBlock && !schedule.has(REVIEW)) {
            requireNoneBeside(schedule);
        }
        before.ifPresent(length -> requireShorter(block, key, length, timing));
        return before.map(length -> new ReviewConfig(length, silence, by));
    }

    private static Duration length(String text) {
        Duration length = ValueParsers.duration(text);
        if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
            throw new InvalidValueException(
                    "\"" + text + "\" is no time in which an issue can be reviewed", "write one from 1m to 7d");
        }
        return length;
    }

    private static void requireNoneBeside(YamlBlock schedule) {
        BESIDE.stream()
                .filter(schedule::has)
                .forEach(key -> schedule.fault(
                        key, key + " says how issues are reviewed, but they are not", "add review: 60m, or remove it"));
    }

    /// Else two issues would be under review at once, with the same articles.
    private static void requireShorter(YamlBlock block, String key, Duration before, ScheduleTiming timing) {
        Optional<Duration> gap = shortestGap(timing);
        if (gap.isPresent() && before.compareTo(gap.get()) > 0) {
            block.fault(
                    key,
                    "the review begins " + words(before) + " before a slot, but slots are only " + words(gap.get())
                            + " apart",
                    "write a time up to " + words(gap.get()) + ", or have it fire less often");
        }
    }

    private static Optional<Duration> shortestGap(ScheduleTiming timing) {
        Optional<Duration> shortest = Optional.empty();
        Optional<Instant> last = timing.next(YEARS_START);
        for (int i = 0; i < MOST_FIRINGS && last.filter(YEARS_END::isAfter).isPresent(); i++) {
            Optional<Instant> next = timing.next(last.get());
            if (next.isPresent()) {
                Duration gap = Duration.between(last.get(), next.get());
                shortest = shortest.filter(least -> least.compareTo(gap) <= 0).or(() -> Optional.of(gap));
            }
            last = next;
        }
        return shortest;
    }

    private static String words(Duration length) {
        long minutes = length.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return minutes / (24 * 60) + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
