package gazette.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/// Warns of a time of day that the clock leaps over when summer time begins: on that day the schedule does not fire. A
/// schedule that fires again within the hour loses nothing.
final class LeapedTimeCheck {
    /// The result does not depend on the day on which a schedule is read.
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofHours(1);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private LeapedTimeCheck() {}

    /// Adds a warning to the block's key `when`, if there is reason for one.
    static void warn(YamlBlock block, Cron cron, ZoneId zone) {
        Optional<ZoneOffsetTransition> change =
                Optional.ofNullable(zone.getRules().nextTransition(FROM));
        while (change.filter(at -> at.getInstant().isBefore(TO)).isPresent()) {
            ZoneOffsetTransition at = change.get();
            Optional<Instant> leaped = leaped(cron, at, zone);
            if (leaped.isPresent()) {
                String time = CLOCK.format(leaped.get().atZone(at.getOffsetBefore()));
                String day =
                        leaped.get().atZone(at.getOffsetBefore()).toLocalDate().toString();
                block.warn(
                        "when",
                        "there is no " + time + " in " + zone + " on days when clocks go forward, such as " + day
                                + ", so nothing goes out then",
                        "write a time before " + CLOCK.format(at.getDateTimeBefore()) + " or from "
                                + CLOCK.format(at.getDateTimeAfter()) + " on");
                return;
            }
            change = Optional.ofNullable(zone.getRules().nextTransition(at.getInstant()));
        }
    }

    /// Returns when it would fire if the clock did not leap.
    private static Optional<Instant> leaped(Cron cron, ZoneOffsetTransition at, ZoneId zone) {
        if (!at.isGap()) {
            return Optional.empty();
        }
        Instant before = at.getInstant().minusMillis(1);
        boolean firesSoon = cron.next(before, zone)
                .filter(next -> next.isBefore(at.getInstant().plus(SOON)))
                .isPresent();
        return firesSoon
                ? Optional.empty()
                : cron.next(before, at.getOffsetBefore())
                        .filter(next -> next.isBefore(at.getInstant().plus(at.getDuration())));
    }
}
