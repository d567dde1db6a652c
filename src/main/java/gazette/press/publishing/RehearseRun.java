package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.imports.ImportListFiles;
import gazette.press.imports.Newcomers;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.picking.PickIssueArticles;
import gazette.press.picking.RehearsePick;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PickAndCompose.Composition;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Does all that a run of a schedule would do now, up to the moment when its issue would be saved. What it gets from
/// the sources is kept, as `serve` keeps it: the next run need not ask for it again. Nothing else stays: nothing is
/// offered, nobody is imported, and no article is released.
final class RehearseRun {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    /// Says what is rehearsed.
    ///
    /// @param online whether feeds, pages and images of the web are asked for first
    /// @param at the moment of the issue; the sources are asked now in any case
    /// @param address of a subscriber who is asked about, in normal form
    /// @param included works that an editor wants in the issue
    record Request(boolean online, Optional<InstantSource> at, Optional<String> address, Set<Long> included) {}

    /// Holds what the run would come to.
    ///
    /// @param issue absent if there is nothing to send
    /// @param reasons the run's report
    /// @param pick looks up what would be in the database then
    record Rehearsal(Optional<ComposedIssue> issue, List<Reason> reasons, RehearsePick pick) {}

    RehearseRun(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Rehearses it.
    ///
    /// @throws gazette.render.RenderException if a template is wrong
    Rehearsal run(Request request) {
        Newcomers newcomers = ImportListFiles.rehearse(context);
        IngestForRun.Ingested ingested = new IngestForRun(context, list).rehearse(newcomers, request.online());
        AppContext then = request.at().map(context::at).orElse(context);
        var pick = new RehearsePick(then, schedule, before(newcomers, request.included()));
        Composition composition = new PickAndCompose(
                        then,
                        schedule,
                        OnErrors.SHOW,
                        excluded -> pick.pick(excluded, request.included(), request.address()))
                .run();
        List<Reason> reasons = new ArrayList<>(ingested.reasonsBeside(composition.reasons()));
        reasons.addAll(composition.reasons());
        composition.issue().ifPresent(issue -> {
            reasons.addAll(recipients(issue, ingested));
            reasons.addAll(new CheckIssue(then, list).rehearse(issue));
        });
        return new Rehearsal(composition.issue(), reasons, pick);
    }

    /// Returns what a run does in the database before it picks; empty if that is nothing.
    private Optional<Consumer<Tables>> before(Newcomers newcomers, Set<Long> included) {
        if (newcomers.isEmpty() && included.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(tables -> {
            newcomers.add(tables);
            PickIssueArticles.bringBack(context, schedule, included, tables);
        });
    }

    /// What would stop the run is told, and the issue shown nevertheless.
    private List<Reason> recipients(ComposedIssue issue, IngestForRun.Ingested ingested) {
        try {
            var recipients = new CheckRecipients(context, schedule);
            List<Reason> warnings = new ArrayList<>(recipients.run(issue, ingested.badRow()));
            if (recipients.keepsBack(issue)) {
                warnings.add(recipients.keptBack(List.of()).getLast());
            }
            return warnings;
        } catch (InvalidSubscribersException e) {
            return List.of(new Reason(ReasonKind.FAULTY, "run", String.valueOf(e.getMessage())));
        }
    }
}
