package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.RunSummaryText;
import gazette.issues.ScheduleRun.Occasion;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.composing.LintFailedException;
import gazette.press.picking.Audience;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import gazette.text.FailureText;
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
    ///
    /// @param leftOut the articles that it would have sent but for a fault of theirs
    void recordNothingNew(long run, LeftOut leftOut, List<Reason> reasons) {
        context.store().change(tables -> {
            record(run, leftOut, tables);
            record(run, Outcome.NOTHING, reasons, tables);
        });
    }

    /// Records that an issue is not made, because nobody would see it: whoever comes later gets its articles.
    void recordKept(ComposedIssue issue) {
        context.store()
                .change(tables -> tables.offeredArticles()
                        .keep(
                                Audience.of(context.config(), schedule)
                                        .series(tables.lists().idOf(schedule.list())),
                                issue.choice().selection().decided()));
    }

    /// Records a firing that is not run.
    ///
    /// @param slot that was due
    /// @return the run that stands for it; empty if it has one
    Optional<Long> recordSkipped(Instant slot, String reason) {
        Instant now = context.clock().instant();
        return context.store().write(tables -> {
            Optional<Long> run = tables.runs().start(schedule.name(), slot, Occasion.SCHEDULED, now);
            run.ifPresent(id -> {
                tables.runs().addReasons(id, List.of(new Reason(ReasonKind.NOTE, "skipped", reason)));
                String summary = "skipped: " + reason + nextRun(now, tables);
                tables.runs().end(id, Outcome.NOTHING, summary, now);
            });
            return run;
        });
    }

    /// Records that the issue of a slot does not go out now. Its articles stay new.
    void recordHeld(long run, String why) {
        context.store().change(tables -> recordHeld(run, why, tables));
    }

    /// Records the same within a transaction.
    void recordHeld(long run, String why, Tables tables) {
        Instant now = context.clock().instant();
        tables.runs().addReasons(run, List.of(new Reason(ReasonKind.NOTE, "review", why + "; its articles stay new")));
        tables.runs().end(run, Outcome.NOTHING, "held: " + why + nextRun(now, tables), now);
        LOG.warn("issue_held schedule={} cause=\"{}\"", schedule.name(), why);
    }

    /// Records that an issue was saved; its letters are sent from now on.
    void recordSaved(long run, LeftOut leftOut, List<Reason> reasons, Tables tables) {
        record(run, leftOut, tables);
        record(run, Outcome.RUNNING, reasons, tables);
    }

    /// Records a run that failed.
    void recordFailure(long run, Throwable failure) {
        String cause = FailureText.whole(failure);
        LOG.error("run_failed schedule={} cause=\"{}\"", schedule.name(), FailureText.withPlace(failure));
        List<Reason> reasons =
                failure instanceof LintFailedException lint ? lint.reasons() : List.of(Reason.ofFailedRun(cause));
        context.store().change(tables -> {
            tables.runs().addReasons(run, reasons);
            tables.runs().end(run, Outcome.FAILED, cause, context.clock().instant());
        });
    }

    /// Records what is left out, so that it is not tried again as it is, and has the editors told once.
    private void record(long run, LeftOut leftOut, Tables tables) {
        if (leftOut.faulty().isEmpty()) {
            return;
        }
        IssueSeriesKey series =
                Audience.of(context.config(), schedule).series(tables.lists().idOf(schedule.list()));
        tables.leftOutArticles().add(series, leftOut.ids(), run);
        tables.events()
                .add(
                        EventKind.ARTICLES,
                        schedule.name(),
                        leftOut.notice(),
                        context.clock().instant());
        LOG.warn(
                "articles_left_out schedule={} articles={}",
                schedule.name(),
                leftOut.ids().size());
    }

    private void record(long run, Outcome outcome, List<Reason> reasons, Tables tables) {
        Instant now = context.clock().instant();
        tables.runs().addReasons(run, reasons);
        tables.runs().end(run, outcome, RunSummaryText.ofChoice(reasons) + nextRun(now, tables), now);
    }

    private String nextRun(Instant now, Tables tables) {
        return NextRunText.clause(schedule, context.config().publication().zone(), now, tables);
    }
}
