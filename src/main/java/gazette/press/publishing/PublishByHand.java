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
import gazette.press.sending.SendIssues;
import gazette.press.sending.SendingLock;
import gazette.press.sending.ShutdownSignal;
import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a schedule because a person asks for it. Sends the issue, or watches a running `serve` send it.
public final class PublishByHand {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;

    /// @param onErrors what happens to a letter in which the linter finds errors
    public PublishByHand(AppContext context, ScheduleConfig schedule, OnErrors onErrors) {
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
    }

    /// Runs it now, and returns when every letter was tried once.
    ///
    /// @param progress receives lines about the progress
    public ScheduleRun run(Consumer<String> progress) throws InterruptedException {
        context.requireLinkKeys();
        context.moveImages(() -> false);
        AwaitStableFiles.await(context.config(), context.clock());
        Instant now = context.clock().instant();
        ScheduleRun run = new PublishSchedule(context, schedule, onErrors)
                .run(now, ScheduleRun.Occasion.MANUAL)
                .orElseThrow(() -> new IllegalStateException("another run of " + schedule.name() + " began just now"));
        if (run.outcome() == ScheduleRun.Outcome.RUNNING) {
            send(run.id(), progress);
        }
        new AlertEditors(context).run();
        PingWebSubHubs.runBriefly(context);
        return context.store().read(tables -> tables.runs().get(run.id()));
    }

    private void send(long run, Consumer<String> progress) throws InterruptedException {
        String lastProgress = "";
        while (isRunning(run)) {
            Optional<SendingLock> lock = SendingLock.take(context.config().data(), "publish");
            if (lock.isPresent()) {
                sendHere(run, lock.get(), progress);
                return;
            }
            String letters = letters(run);
            if (!letters.equals(lastProgress)) {
                progress.accept("sent by the running serve: " + letters);
                lastProgress = letters;
            }
            Thread.sleep(LOOK);
        }
    }

    private void sendHere(long run, SendingLock lock, Consumer<String> progress) throws InterruptedException {
        try (var stop = new ShutdownSignal();
                lock) {
            var sender = new SendIssues(context, new RelayStates(context.clock()));
            while (isRunning(run) && !stop.getAsBoolean()) {
                List<String> waitReasons = sender.run(stop);
                if (!waitReasons.isEmpty()) {
                    throw new IllegalStateException(String.join("; ", waitReasons)
                            + "; the letters left wait for the next publish, or for serve");
                }
                awaitCanary(run, stop, progress);
            }
        }
    }

    private void awaitCanary(long run, ShutdownSignal stop, Consumer<String> progress) throws InterruptedException {
        if (isRunning(run)) {
            CanaryMonitor.nextEnd(context)
                    .ifPresent(end -> progress.accept(
                            "the first subscribers have theirs; the others follow at " + end + " if all goes well"));
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
                        RunSummaryText.ofDeliveryCounts(tables.deliveryStats().countOfRun(run)));
    }
}
