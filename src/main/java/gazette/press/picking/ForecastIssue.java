package gazette.press.picking;

import gazette.config.ScheduleConfig;
import gazette.issues.PickResult;
import gazette.issues.ReasonKind;
import gazette.press.workspace.AppContext;
import java.util.List;
import java.util.Optional;

/// Tells what a schedule's next issue would hold if it were made now, from what is in the database. Asks no
/// source, and renders nothing: an article that turns out to be faulty is left out later.
public final class ForecastIssue {
    private ForecastIssue() {}

    /// Holds what the issue would be.
    ///
    /// @param titles of its articles, in their order; none if there would be no issue
    /// @param held how many articles are drafts or dated in the future
    /// @param waiting how many wait because the issue is full, or because there are too few for one
    /// @param fault what is wrong with the schedule; empty if nothing is
    public record Forecast(List<String> titles, long held, long waiting, Optional<String> fault) {
        public Forecast {
            titles = List.copyOf(titles);
        }
    }

    /// Returns the forecast of a schedule.
    public static Forecast run(AppContext context, ScheduleConfig schedule) {
        try {
            PickResult picked = pick(context, schedule);
            return new Forecast(
                    picked.picked().stream()
                            .map(stored -> stored.article().title())
                            .toList(),
                    count(picked, ReasonKind.HELD),
                    count(picked, ReasonKind.WAITING),
                    Optional.empty());
        } catch (InvalidSubscribersException e) {
            return new Forecast(List.of(), 0, 0, Optional.ofNullable(e.getMessage()));
        }
    }

    /// Returns which articles the issue would have, and why not the others.
    ///
    /// @throws InvalidSubscribersException if the schedule's subscribers cannot be told
    public static PickResult pick(AppContext context, ScheduleConfig schedule) {
        return PickIssueArticles.forecast(context, schedule);
    }

    private static long count(PickResult picked, ReasonKind kind) {
        return picked.reasons().stream().filter(reason -> reason.kind() == kind).count();
    }
}
