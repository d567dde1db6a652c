package gazette.web.admin;

import gazette.press.picking.ForecastIssue.Forecast;
import gazette.press.workspace.ScheduleCalendar.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Shows a schedule on the page Today.
///
/// @param list the title of its list
/// @param zone the schedule's, as in the IANA database
/// @param isOwnZone whether that is the reader's, too
/// @param next the next run; empty if there is none
/// @param paused by whose order none of its firings is run; empty if it is not paused
/// @param skipped firings before the next run that are not run
/// @param forecast what its next issue would hold now; empty while that is worked out
/// @param atLeast with fewer articles there is no issue
record ScheduleCard(
        String name,
        String list,
        String zone,
        boolean isOwnZone,
        Optional<NextRun> next,
        Optional<Rest> paused,
        List<SkippedRun> skipped,
        Optional<ForecastView> forecast,
        int atLeast) {
    private static final int TITLES = 4;

    /// Describes a run to come.
    ///
    /// @param day in the schedule's zone, such as `2026-12-04`
    /// @param away how long it is until then, in words
    record NextRun(Instant at, String day, String away) {}

    /// Describes a firing that is not run.
    record SkippedRun(Instant at, String day, Rest rest) {}

    /// Shows a forecast.
    ///
    /// @param titles of the first articles
    /// @param more how many others there are
    record ForecastView(int articles, List<String> titles, int more, long held, long waiting, Optional<String> fault) {
        static ForecastView of(Forecast forecast) {
            List<String> all = forecast.titles();
            return new ForecastView(
                    all.size(),
                    all.subList(0, Math.min(TITLES, all.size())),
                    Math.max(0, all.size() - TITLES),
                    forecast.held(),
                    forecast.waiting(),
                    forecast.fault());
        }
    }
}
