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

    private void publish(long run) {
        IngestForRun.Ingested ingested = new IngestForRun(context, list).run();
        if (!included.isEmpty()) {
            context.store().change(tables -> PickIssueArticles.bringBack(context, schedule, included, tables));
        }
        boolean done = false;
        // Another process may publish to the same list at the same time. The one that saves second picks again.
        while (!done) {
            // While an issue may be undone, its articles are neither new nor published.
            new UndoIssue(context).awaitEnd(list.name());
            finishFreezing();
            done = publish(run, ingested);
        }
    }

    private PickIssueArticles.Choice pick(Exclusions excluded) {
        return PickIssueArticles.pickWithGroups(context, schedule, excluded, included);
    }

    /// Recipients of an earlier issue may not be frozen yet, if its process died. Their coverage is known only then.
    private void finishFreezing() {
        context.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.listName().equals(list.name()) && !issue.isFrozen())
                .forEach(issue -> new FreezeRecipients(context).finish(issue, () -> false));
    }

    /// Returns whether the run is done; false if its choice was outdated when it was to be saved.
    private boolean publish(long run, IngestForRun.Ingested ingested) {
        Composition composition = new PickAndCompose(context, schedule, onErrors, this::pick).run();
        List<Reason> reasons = new ArrayList<>(ingested.reasonsBeside(composition.reasons()));
        reasons.addAll(composition.reasons());
        if (composition.issue().isEmpty()) {
            reasons.addAll(context.store().read(WaitingLetters::reasons));
            recorder.recordNothingNew(run, composition.leftOut(), reasons);
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
            recorder.recordNothingNew(run, composition.leftOut(), recipients.keptBack(reasons));
            return true;
        }
        reasons.addAll(new CheckIssue(context, list).run(composed));
        Optional<Long> issue = new SaveIssue(context, schedule).run(run, composed, composition.leftOut(), reasons);
        issue.ifPresent(id -> new FreezeRecipients(context).freeze(id, () -> false));
        return issue.isPresent();
    }
}
