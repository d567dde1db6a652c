package gazette.press.publishing;

import gazette.config.Config;
import gazette.config.ScheduleConfig;

/// Tells with which theme the letters of a schedule are rendered.
final class IssueTheme {
    private IssueTheme() {}

    /// Returns the folder of the schedule's own theme, else of its list's.
    static String of(Config config, ScheduleConfig schedule) {
        return schedule.presentation()
                .theme()
                .orElse(config.list(schedule.list()).theme());
    }
}
