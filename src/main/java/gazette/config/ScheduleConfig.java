package gazette.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Describes one file under `schedules/`: when which articles go to whom.
///
/// @param name the file's name without `.yaml`
/// @param file the file, relative to the workspace
/// @param review how its issues are looked at before they go out; absent if they are not
public record ScheduleConfig(
        String name,
        Path file,
        ScheduleRecipients recipients,
        ScheduleTiming timing,
        ArticleFilter filter,
        IssueLimits limits,
        IssuePresentation presentation,
        Optional<ReviewConfig> review) {

    /// Returns the name of the list that its issues go to.
    public String list() {
        return recipients.list();
    }

    /// Returns the same schedule, taking articles of all sources.
    ScheduleConfig fromAllSources() {
        return new ScheduleConfig(
                name,
                file,
                recipients,
                timing,
                new ArticleFilter(List.of(), filter.tags(), filter.languages()),
                limits,
                presentation,
                review);
    }
}
