package gazette.cli;

import gazette.config.Cycle;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.press.workspace.ScheduleCalendar.Firing;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints when schedules fire next, and which firings are not run.
final class FiringsPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final PrintWriter out;
    private final boolean json;

    /// @param zone the publication's
    FiringsPrinter(ZoneId zone, PrintWriter out, boolean json) {
        this.zone = zone;
        this.out = out;
        this.json = json;
    }

    /// Prints one schedule's.
    ///
    /// @param paused why none is run; empty if it is not paused
    /// @param review of its issue that waits for an answer
    void print(ScheduleConfig schedule, List<Firing> firings, Optional<String> paused, Optional<IssueReview> review) {
        Cycle cycle = schedule.timing().cron().cycle();
        Optional<String> shift = firings.stream()
                .findFirst()
                .map(firing -> firing.at().atZone(schedule.timing().zone()).toLocalDate())
                .flatMap(cycle::shift);
        if (json) {
            Map<String, Object> fields = fields(schedule, firings, paused, shift);
            review.ifPresent(found -> fields.put("review", ReviewPrinter.words(found)));
            out.println(JsonLines.of(fields));
            return;
        }
        if (paused.isPresent()) {
            out.println(schedule.name() + " does not fire: " + paused.get() + words(review, schedule));
            return;
        }
        String unit = cycle.unit().toString().toLowerCase(Locale.ROOT);
        out.println(schedule.name() + " fires next: "
                + firings.stream().map(firing -> words(firing, schedule)).collect(Collectors.joining(", "))
                + shift.map(words -> "; for other " + unit + ", add " + words).orElse("")
                + words(review, schedule));
    }

    private String words(Optional<IssueReview> review, ScheduleConfig schedule) {
        return review.map(found -> "; the issue of " + time(found.slot(), zone, schedule) + " is under review: "
                        + ReviewPrinter.words(found))
                .orElse("");
    }

    /// Returns a time in the publication's zone, and what a clock in the schedule's own shows then.
    static String time(Instant instant, ZoneId zone, ScheduleConfig schedule) {
        return ZonedTime.in(TIME, instant, zone, schedule.timing().zone());
    }

    private String words(Firing firing, ScheduleConfig schedule) {
        return time(firing.at(), zone, schedule)
                + firing.reasonAgainst().map(why -> " (not run: " + why + ")").orElse("");
    }

    private static Map<String, Object> fields(
            ScheduleConfig schedule, List<Firing> firings, Optional<String> paused, Optional<String> shift) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", "firings");
        fields.put("schedule", schedule.name());
        fields.put(
                "next",
                times(
                        schedule,
                        firings.stream()
                                .filter(firing -> firing.reasonAgainst().isEmpty())
                                .toList()));
        List<Firing> skipped = firings.stream()
                .filter(firing -> firing.reasonAgainst().isPresent())
                .toList();
        if (!skipped.isEmpty()) {
            fields.put("skipped", times(schedule, skipped));
        }
        paused.ifPresent(why -> fields.put("paused", why));
        shift.ifPresent(words -> fields.put("shift", words));
        return fields;
    }

    private static List<String> times(ScheduleConfig schedule, List<Firing> firings) {
        return firings.stream()
                .map(firing -> firing.at()
                        .atZone(schedule.timing().zone())
                        .toOffsetDateTime()
                        .toString())
                .toList();
    }
}
