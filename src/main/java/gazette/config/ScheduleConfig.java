package gazette.config;

import java.nio.file.Path;
import java.util.List;

/// Describes one file under `schedules/`: when which articles go to whom.
///
/// @param name the file's name without `.yaml`
/// @param file the file, relative to the workspace
public record ScheduleConfig(
        String name,
        Path file,
        ScheduleRecipients recipients,
        ScheduleTiming timing,
        ArticleFilter filter,
        IssueLimits limits,
        IssuePresentation presentation) {

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
                presentation);
    }
}
