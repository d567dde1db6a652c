package gazette.press.publishing;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.imports.ImportListFiles;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Checks that an issue has somebody to go to, before its articles count as published.
final class CheckRecipients {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    CheckRecipients(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Warns if an issue goes to the web only, because the schedule serves nobody.
    ///
    /// @param badRow the first bad row of the list's file of subscribers
    /// @throws InvalidSubscribersException if the list has no member at all, and a bad row, or no place on the web
    List<Reason> run(Choice choice, Optional<Diagnostic> badRow) {
        if (!choice.groups().isEmpty()) {
            return List.of();
        }
        if (!hasMembers()) {
            badRow.ifPresent(row -> stop(row.file(), row.line(), ", and " + row.problem(), row.remedy()));
            if (!list.isPublic()) {
                stop(schedule.file(), 1, ", and the list is not on the web", "add subscribers to " + file());
            }
        }
        String detail =
                nobody() + "; it is kept, on the web if the list is public, and whoever joins later does not get"
                        + " its articles; add subscribers to " + file();
        return List.of(new Reason(ReasonKind.WARNING, "no subscribers", detail));
    }

    private boolean hasMembers() {
        return context.store()
                .read(tables -> tables.lists()
                        .find(list.name())
                        .map(id -> tables.memberships().count(id).getOrDefault(Status.ACTIVE, 0L) > 0)
                        .orElse(false));
    }

    private void stop(Path file, int line, String why, String remedy) {
        throw new InvalidSubscribersException(new Diagnostic(file, line, nobody() + why, remedy));
    }

    private String nobody() {
        return "nobody gets this issue: '" + list.name() + "' has no active subscribers for "
                + schedule.recipients().cadence().word()
                + (schedule.recipients().segment().isEmpty()
                        ? ""
                        : " in the segment '" + schedule.recipients().segmentName() + "'");
    }

    private String file() {
        return ImportListFiles.path(list).toString();
    }
}
