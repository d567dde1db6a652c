package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.smtp.RelayException;
import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.press.composing.LintFailedException;
import gazette.press.picking.Exclusions;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.picking.PickIssueArticles;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PickAndCompose.Composition;
import gazette.press.sending.FreezeRecipients;
import gazette.press.sending.UndoIssue;
import gazette.press.sending.WaitingLetters;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.render.RenderException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a schedule once: ingests, picks, composes, checks, saves, and hands the issue over to `SendIssues`.
///
/// A faulty template, an unreachable relay or a letter with errors fails the run before anything is saved. Only what
/// the theme or the settings do is an error of the letter; an article that does it is left out.
public final class PublishSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(PublishSchedule.class);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;
    private final Set<Long> included;
    private final ListConfig list;
    private final RunRecorder recorder;

    /// Says what happens to a letter in which the linter finds errors.
    public enum OnErrors {
        /// The run fails, and nothing is sent.
        STOP,
        /// It is sent, and that is recorded: an editor has looked at it.
        SEND,
        /// It is shown, and nothing is sent.
        SHOW
    }

    /// Makes a run that errors in a letter stop.
    public PublishSchedule(AppContext context, ScheduleConfig schedule) {
        this(context, schedule, OnErrors.STOP);
    }

    public PublishSchedule(AppContext context, ScheduleConfig schedule, OnErrors onErrors) {
        this(context, schedule, onErrors, Set.of());
    }

    /// @param included works that an editor wants in the issue, though they were dropped, passed over, or too many
    public PublishSchedule(AppContext context, ScheduleConfig schedule, OnErrors onErrors, Set<Long> included) {
        this.included = included;
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
        this.list = context.config().list(schedule.list());
        this.recorder = new RunRecorder(context, schedule);
    }

    /// Runs it for a slot. A firing that the calendar forbids is recorded as skipped, and never run.
    ///
    /// @return the run; empty if the slot had its run already
    public Optional<ScheduleRun> run(Instant slot, ScheduleRun.Occasion occasion) {
        Instant now = context.clock().instant();
        if (occasion == ScheduleRun.Occasion.SCHEDULED) {
            Optional<String> against = context.store()
                    .read(tables -> ScheduleCalendar.of(schedule, tables).reasonAgainst(slot));
            if (against.isPresent()) {
                return recorder.recordSkipped(slot, against.get())
                        .map(run -> context.store().read(tables -> tables.runs().get(run)));
            }
        }
        Optional<Long> run = context.store().write(tables -> tables.runs().start(schedule.name(), slot, occasion, now));
        return run.map(this::execute);
    }

    /// Runs a failed run again. One that did not fail, or that another process runs again, stays as it is.
    public ScheduleRun again(ScheduleRun failed) {
        boolean restarted = context.store()
                .write(tables ->
                        tables.runs().restart(failed.id(), context.clock().instant()));
        return restarted
                ? execute(failed.id())
                : context.store().read(tables -> tables.runs().get(failed.id()));
    }

    private ScheduleRun execute(long run) {
        try {
            publish(run);
        } catch (LintFailedException | RenderException | RelayException | InvalidSubscribersException e) {
            recorder.recordFailure(run, e);
        } catch (RuntimeException | Error e) {
            recorder.recordFailure(run, e);
            throw e;
        }
        ScheduleRun ended = context.store().read(tables -> tables.runs().get(run));
        LOG.info("run schedule={} outcome={} summary=\"{}\"", schedule.name(), ended.outcome(), ended.summary());
        return ended;
    }

    /// Runs a held run of a slot again, because an editor wants its issue sent after all. Of two processes, one does.
    public void release(ScheduleRun held) {
        boolean restarted = context.store()
                .write(tables ->
                        tables.runs().restartHeld(held.id(), context.clock().instant()));
        if (restarted) {
            execute(held.id());
        }
    }

    private void publish(long run) {
        Optional<ReviewGate> gate = gate(run);
        Optional<String> held = gate.flatMap(reviewed -> context.store().write(reviewed::holdAtOnce));
        if (held.isPresent()) {
            recorder.recordHeld(run, held.get());
            return;
        }
        IngestForRun.Ingested ingested = new IngestForRun(context, list).run();
        if (!included.isEmpty()) {
            context.store().change(tables -> PickIssueArticles.bringBack(context, schedule, included, tables));
        }
        boolean done = false;
        // Another process may publish to the same list at the same time. The one that saves second picks again.
        while (!done) {
            // While an issue may be undone, its articles are neither new nor published.
            new UndoIssue(context).awaitEnd(list.name());
            // Recipients of an earlier issue may not be frozen yet, if its process died. Their coverage is known only
            // then.
            new FreezeRecipients(context).finishList(list.name());
            done = publish(run, ingested, gate);
        }
    }

    /// An issue that a person publishes by hand needs nobody else's look.
    private Optional<ReviewGate> gate(long run) {
        return context.store().read(tables -> {
            ScheduleRun started = tables.runs().get(run);
            return Optional.of(new ReviewGate(context, schedule, started.slot()))
                    .filter(gate -> started.occasion() == ScheduleRun.Occasion.SCHEDULED && gate.isReviewed(tables));
        });
    }

    private PickIssueArticles.Choice pick(Exclusions excluded) {
        return PickIssueArticles.pickWithGroups(context, schedule, excluded, included);
    }

    /// Returns whether the run is done; false if its choice was outdated when it was to be saved.
    private boolean publish(long run, IngestForRun.Ingested ingested, Optional<ReviewGate> gate) {
        Composition composition = new PickAndCompose(context, schedule, onErrors, this::pick).run();
        List<Reason> reasons = new ArrayList<>(ingested.reasonsBeside(composition.reasons()));
        reasons.addAll(composition.reasons());
        if (composition.issue().isEmpty()) {
            reasons.addAll(context.store().read(WaitingLetters::reasons));
            recordNothing(run, composition, reasons, gate);
            return true;
        }
        ComposedIssue composed = composition.issue().get();
        var recipients = new CheckRecipients(context, schedule);
        boolean isKept = recipients.keepsBack(composed);
        if (isKept) {
            recorder.recordKept(composed);
        }
        reasons.addAll(recipients.run(composed, ingested.badRow()));
        if (isKept) {
            recordNothing(run, composition, recipients.keptBack(reasons), gate);
            return true;
        }
        var leave = new ReviewedRun(context, schedule, run, gate, gate.map(review -> review.shown(composed, reasons)));
        // Before the relay is asked: a relay that is down is no reason to forget that an issue is held.
        if (leave.isHeld()) {
            return true;
        }
        reasons.addAll(new CheckIssue(context, list).run(composed));
        return isDone(new SaveIssue(context, schedule).run(run, composed, composition.leftOut(), reasons, leave));
    }

    private boolean isDone(SaveIssue.Result result) {
        return switch (result) {
            case SaveIssue.Result.Saved(long issue, boolean isUndoable) -> {
                if (!isUndoable) {
                    new FreezeRecipients(context).freeze(issue, () -> false);
                }
                yield true;
            }
            case SaveIssue.Result.Held _ -> true;
            case SaveIssue.Result.Outdated _ -> false;
        };
    }

    private void recordNothing(long run, Composition composition, List<Reason> reasons, Optional<ReviewGate> gate) {
        recorder.recordNothingNew(run, composition.leftOut(), reasons);
        gate.ifPresent(
                reviewed -> context.store().change(tables -> reviewed.nothing(ShownIssue.nothing(reasons), tables)));
    }
}
