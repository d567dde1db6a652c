package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.RunSummaryText;
import gazette.issues.ScheduleRun;
import gazette.press.feeds.PingWebSubHubs;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.notifications.AlertEditors;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.sending.CanaryMonitor;
import gazette.press.sending.RelayStates;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.sending.SendIssues;
import gazette.press.sending.SendingLock;
import gazette.press.sending.ShutdownSignal;
import gazette.press.sending.WaitingLetters;
import gazette.press.workspace.AppContext;
import gazette.text.ZonedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Runs a schedule because a person asks for it. Sends the issue, or watches a running `serve` send it.
public final class PublishByHand {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;
    private final Set<Long> included;

    /// @param onErrors what happens to a letter in which the linter finds errors
    /// @param included works that an editor wants in the issue
    public PublishByHand(AppContext context, ScheduleConfig schedule, OnErrors onErrors, Set<Long> included) {
        this.included = included;
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
    }

    /// Runs it now, and returns when every letter was tried once, also of those that waited.
    ///
    /// @param progress receives lines about the progress
    /// @throws IllegalStateException if letters cannot be sent now
    public ScheduleRun run(Consumer<String> progress) throws InterruptedException {
        context.requireLinkKeys();
        context.moveImages(() -> false);
        AwaitStableFiles.await(context.config(), context.clock());
        Instant now = context.clock().instant();
        boolean areWaiting = !context.store().read(WaitingLetters::issues).isEmpty();
        ScheduleRun run = new PublishSchedule(context, schedule, onErrors, included)
                .run(now, ScheduleRun.Occasion.MANUAL)
                .orElseThrow(() -> new IllegalStateException("another run of " + schedule.name() + " began just now"));
        if (run.outcome() == ScheduleRun.Outcome.RUNNING || areWaiting) {
            send(run.id(), progress);
        }
        new AlertEditors(context).run();
        PingWebSubHubs.runBriefly(context);
        return context.store().read(tables -> tables.runs().get(run.id()));
    }

    private void send(long run, Consumer<String> progress) throws InterruptedException {
        Optional<SendingLock> lock = SendingLock.take(context.config().data(), "publish");
        String lastProgress = "";
        while (lock.isEmpty() && isRunning(run)) {
            stopOnHold();
            String letters = letters(run);
            if (!letters.equals(lastProgress)) {
                progress.accept("sent by the running serve: " + letters);
                lastProgress = letters;
            }
            Thread.sleep(LOOK);
            lock = SendingLock.take(context.config().data(), "publish");
        }
        if (lock.isPresent()) {
            sendHere(run, lock.get(), progress);
        } else if (lastProgress.isEmpty()) {
            stopOnHold();
            progress.accept("the running serve sends the letters that wait");
        }
    }

    private void sendHere(long run, SendingLock lock, Consumer<String> progress) throws InterruptedException {
        try (var stop = new ShutdownSignal();
                lock) {
            var sender = new SendIssues(context, new RelayStates(context.clock()));
            do {
                List<String> waitReasons = sender.run(stop);
                stopOnHold();
                if (!waitReasons.isEmpty()) {
                    throw waits(String.join("; ", waitReasons));
                }
                awaitCanary(run, stop, progress);
            } while (isRunning(run) && !stop.getAsBoolean());
        }
    }

    /// Ends if nothing is sent until somebody confirms it, of which the editors are told.
    private void stopOnHold() {
        Optional<String> because = new RestoredDatabaseGuard(context).holdReason();
        if (because.isPresent()) {
            new AlertEditors(context).run();
            throw waits("nothing is sent: " + because.get() + "; see: gazette hold --help");
        }
    }

    private static IllegalStateException waits(String why) {
        return new IllegalStateException(why + "; the letters left wait for the next publish, or for serve");
    }

    private void awaitCanary(long run, ShutdownSignal stop, Consumer<String> progress) throws InterruptedException {
        if (isRunning(run)) {
            CanaryMonitor.nextEnd(context)
                    .ifPresent(end -> progress.accept("the first subscribers have theirs; the others follow at "
                            + ZonedTime.seconds(
                                    end, context.config().publication().zone())
                            + " if all goes well"));
        }
        while (isRunning(run)
                && !stop.getAsBoolean()
                && CanaryMonitor.nextEnd(context)
                        .filter(context.clock().instant()::isBefore)
                        .isPresent()) {
            Thread.sleep(LOOK);
        }
    }

    private boolean isRunning(long run) {
        return context.store().read(tables -> tables.runs().get(run)).outcome() == ScheduleRun.Outcome.RUNNING;
    }

    private String letters(long run) {
        return context.store()
                .read(tables ->
                        RunSummaryText.ofDeliveryCounts(tables.deliveryCounts().ofRun(run)));
    }
}
