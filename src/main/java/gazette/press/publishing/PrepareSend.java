package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.store.IssueUndoTable.Undoable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows what [SendByHand] would send now. Asks no server, and leaves nothing behind but what is new in the folders.
public final class PrepareSend {
    private final AppContext context;
    private final ScheduleConfig schedule;

    public PrepareSend(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
    }

    /// Holds what would be sent.
    ///
    /// @param issue absent if there is nothing to send
    /// @param reasons the report of the run that it would be
    /// @param undoable an issue of the same list that may still be undone: before that is over, none is sent
    /// @param hold why nothing is sent at all
    public record Prepared(
            Optional<SendPreview> issue, List<Reason> reasons, Optional<Undoable> undoable, Optional<String> hold) {}

    /// Prepares it.
    ///
    /// @throws gazette.render.RenderException if a template is wrong
    public Prepared run() {
        Instant at = context.clock().instant();
        var request = new RehearseRun.Request(false, Optional.of(() -> at), Optional.empty(), Set.of());
        RehearseRun.Rehearsal rehearsal = new RehearseRun(context, schedule).run(request);
        return new Prepared(
                rehearsal.issue().map(composed -> SendPreview.of(context.config(), schedule, composed, at)),
                rehearsal.reasons(),
                context.store().read(tables -> tables.undo().ofList(schedule.list())),
                new RestoredDatabaseGuard(context).holdReason());
    }
}
