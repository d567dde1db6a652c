package gazette.press.publishing;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.imports.ImportListFiles;
import gazette.press.picking.Audience;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks that an issue has somebody to go to, before its articles count as published.
final class CheckRecipients {
    private static final String SUBJECT = "no subscribers";
    private static final String ON_THE_WEB =
            "it is on the web and in the feeds, but nobody had it by mail, and whoever joins later does not get its articles";
    private static final String NOWHERE = "it is kept, and whoever joins later does not get its articles";
    private static final String STAYS_NEW =
            "the list is not on the web, so no issue is made, and the articles stay new";
    /// What an issue would have decided about articles.
    private static final Set<ReasonKind> UNDONE =
            EnumSet.of(ReasonKind.PICKED, ReasonKind.DROPPED, ReasonKind.PASSED_OVER);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    CheckRecipients(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Warns if an issue goes to the web only, because nobody gets it by mail.
    ///
    /// @param badRow the first bad row of the list's file of subscribers
    /// @throws InvalidSubscribersException if the list has no member at all, and a bad row, or no place on the web
    List<Reason> run(ComposedIssue issue, Optional<Diagnostic> badRow) {
        if (issue.rendered().recipients() > 0 || (keepsBack(issue) && hasMembers())) {
            return List.of();
        }
        if (!hasMembers()) {
            badRow.ifPresent(row -> stop(row.file(), row.line(), ", and " + row.problem(), row.remedy()));
            if (!list.isPublic()) {
                stop(
                        schedule.file(),
                        1,
                        ", and the list is not on the web; its articles stay new",
                        "add subscribers to " + file());
            }
        }
        String detail = nobody(issue) + "; " + (list.isPublic() ? ON_THE_WEB : NOWHERE) + "; " + remedy();
        return List.of(new Reason(ReasonKind.WARNING, SUBJECT, detail));
    }

    /// Returns whether an issue is not made, because nobody would ever see it: the list is not on the web, and has no
    /// subscribers for it, not even some who pause. Its articles stay new.
    boolean keepsBack(ComposedIssue issue) {
        return !list.isPublic()
                && issue.rendered().recipients() == 0
                && context.store().read(Audience.of(context.config(), schedule)::isEmpty);
    }

    /// Returns what a run says that does not make its issue.
    ///
    /// @param reasons what it would say if it did
    List<Reason> keptBack(List<Reason> reasons) {
        List<Reason> kept = new ArrayList<>();
        for (Reason reason : reasons) {
            kept.add(UNDONE.contains(reason.kind()) ? waiting(reason) : reason);
        }
        kept.add(new Reason(ReasonKind.NOTE, SUBJECT, none() + "; " + STAYS_NEW + "; " + remedy()));
        return kept;
    }

    private static Reason waiting(Reason decided) {
        return new Reason(ReasonKind.WAITING, decided.subject(), decided.article(), "until somebody gets it");
    }

    private boolean hasMembers() {
        return context.store()
                .read(tables -> tables.lists()
                        .find(list.name())
                        .map(id -> tables.memberships().count(id).getOrDefault(Status.ACTIVE, 0L) > 0)
                        .orElse(false));
    }

    private void stop(Path file, int line, String why, String remedy) {
        throw new InvalidSubscribersException(new Diagnostic(file, line, none() + why, remedy));
    }

    private String nobody(ComposedIssue issue) {
        return issue.choice().groups().isEmpty()
                ? none()
                : "nobody gets this issue: the subscribers of '" + list.name() + "' for " + served()
                        + " joined after its articles, got them already or chose other topics";
    }

    private String none() {
        return "nobody gets this issue: '" + list.name() + "' has no active subscribers for " + served();
    }

    private String served() {
        return schedule.recipients().cadence().word()
                + (schedule.recipients().segment().isEmpty()
                        ? ""
                        : " in the segment '" + schedule.recipients().segmentName() + "'");
    }

    private String remedy() {
        return "add subscribers to " + file();
    }

    private String file() {
        return ImportListFiles.path(list).toString();
    }
}
