package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.RunLogEntry.Outcome;
import gazette.issues.RunSummaryText;
import gazette.press.composing.LintFailedException;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records how a run of a schedule ended, and why.
final class RunRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final AppContext context;
    private final ScheduleConfig schedule;

    RunRecorder(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
    }

    /// Records a run that had nothing to send.
    void recordNothingNew(long run, List<Reason> reasons) {
        context.store().change(tables -> record(run, Outcome.NOTHING, reasons, tables));
    }

    /// Records that an issue was saved; its letters are sent from now on.
    void recordSaved(long run, List<Reason> reasons, Tables tables) {
        record(run, Outcome.RUNNING, reasons, tables);
    }

    /// Records a run that failed.
    void recordFailure(long run, RuntimeException failure) {
        LOG.error("run_failed schedule={} cause=\"{}\"", schedule.name(), failure.getMessage());
        String cause = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        List<Reason> reasons = failure instanceof LintFailedException lint
                ? lint.reasons()
                : List.of(new Reason(ReasonKind.FAULTY, "run", cause));
        context.store().change(tables -> {
            tables.runs().addReasons(run, reasons);
            tables.runs().end(run, Outcome.FAILED, cause, context.clock().instant());
        });
    }

    private void record(long run, Outcome outcome, List<Reason> reasons, Tables tables) {
        Instant now = context.clock().instant();
        tables.runs().addReasons(run, reasons);
        tables.runs().end(run, outcome, RunSummaryText.ofChoice(reasons) + NextRunText.clause(schedule, now), now);
    }
}
