package gazette.web.admin;

import gazette.config.ScheduleConfig;
import gazette.press.picking.ForecastCache;
import gazette.press.picking.ForecastIssue.Forecast;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.press.workspace.ScheduleCalendar.Firing;
import gazette.web.admin.ScheduleCard.ForecastView;
import gazette.web.admin.ScheduleCard.NextRun;
import gazette.web.admin.ScheduleCard.SkippedRun;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the cards of schedules: when each runs next, and with what.
final class ScheduleCards {
    private final ForecastCache forecasts;

    ScheduleCards(ForecastCache forecasts) {
        this.forecasts = forecasts;
    }

    /// Returns the cards of schedules, the next run first; those that do not run are last.
    List<ScheduleCard> of(Collection<ScheduleConfig> schedules, AdminRequest request) {
        Map<String, Forecast> known = forecasts.get(request.app(), schedules);
        return schedules.stream()
                .map(schedule -> card(schedule, Optional.ofNullable(known.get(schedule.name())), request))
                .sorted(Comparator.comparing(
                        card -> card.next().map(NextRun::at).orElse(Instant.MAX)))
                .toList();
    }

    private static ScheduleCard card(ScheduleConfig schedule, Optional<Forecast> forecast, AdminRequest request) {
        AppContext app = request.app();
        Instant now = app.clock().instant();
        ScheduleCalendar calendar = app.store().read(tables -> ScheduleCalendar.of(schedule, tables));
        ZoneId zone = schedule.timing().zone();
        Optional<Instant> next = calendar.next(now);
        return new ScheduleCard(
                schedule.name(),
                app.config().list(schedule.list()).title(),
                zone.getId(),
                zone.equals(request.zone()),
                next.map(at -> new NextRun(at, day(at, zone), RelativeTime.until(at, request))),
                calendar.pausedBecause(now).flatMap(_ -> calendar.rest(now)),
                skipped(schedule, calendar, next, now),
                forecast.map(ForecastView::of),
                schedule.limits().atLeast());
    }

    private static List<SkippedRun> skipped(
            ScheduleConfig schedule, ScheduleCalendar calendar, Optional<Instant> next, Instant now) {
        return calendar.upcoming(now).stream()
                .map(Firing::at)
                .takeWhile(at -> next.isEmpty() || at.isBefore(next.get()))
                .flatMap(at -> calendar.rest(at).stream()
                        .map(rest ->
                                new SkippedRun(at, day(at, schedule.timing().zone()), rest)))
                .toList();
    }

    static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }
}
