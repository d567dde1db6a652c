package gazette.press;

import gazette.config.ScheduleConfig;
import gazette.issues.Run;
import gazette.issues.RunSummary;
import gazette.press.PublishSchedule.OnErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A run that a person asks for. Sends what it made itself, or watches a running `serve` send it.
public final class PublishByHand {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Newsroom newsroom;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;

    /// @param onErrors what becomes of a letter in which the proof-reader finds errors
    public PublishByHand(Newsroom newsroom, ScheduleConfig schedule, OnErrors onErrors) {
        this.newsroom = newsroom;
        this.schedule = schedule;
        this.onErrors = onErrors;
    }

    /// Runs it now and returns when every letter was tried once.
    ///
    /// @param progress told how it goes on
    public Run run(Consumer<String> progress) throws InterruptedException {
        Settling.await(newsroom.config(), newsroom.clock());
        Instant now = newsroom.clock().instant();
        Run run = new PublishSchedule(newsroom, schedule, onErrors)
                .run(now, Run.Occasion.MANUAL)
                .orElseThrow(() -> new IllegalStateException("another run of " + schedule.name() + " began just now"));
        if (run.outcome() == Run.Outcome.RUNNING) {
            send(run.id(), progress);
        }
        new TellEditors(newsroom).run();
        TellHubs.briefly(newsroom);
        return newsroom.store().read(tables -> tables.runs().get(run.id()));
    }

    private void send(long run, Consumer<String> progress) throws InterruptedException {
        String said = "";
        while (isRunning(run)) {
            Optional<SendingLock> lock = SendingLock.take(newsroom.config().data());
            if (lock.isPresent()) {
                sendHere(run, lock.get(), progress);
                return;
            }
            String letters = letters(run);
            if (!letters.equals(said)) {
                progress.accept("sent by the running serve: " + letters);
                said = letters;
            }
            Thread.sleep(LOOK);
        }
    }

    private void sendHere(long run, SendingLock lock, Consumer<String> progress) throws InterruptedException {
        try (var stop = new StopSignal();
                lock) {
            var sender = new SendIssues(newsroom, new Traffic(newsroom.clock()));
            while (isRunning(run) && !stop.getAsBoolean()) {
                List<String> troubles = sender.run(stop);
                if (!troubles.isEmpty()) {
                    throw new IllegalStateException(
                            String.join("; ", troubles) + "; the letters left wait for the next publish, or for serve");
                }
                awaitCanary(run, stop, progress);
            }
        }
    }

    private void awaitCanary(long run, StopSignal stop, Consumer<String> progress) throws InterruptedException {
        if (isRunning(run)) {
            Canary.nextEnd(newsroom)
                    .ifPresent(end -> progress.accept(
                            "the first readers have theirs; the others follow at " + end + " if all goes well"));
        }
        while (isRunning(run)
                && !stop.getAsBoolean()
                && Canary.nextEnd(newsroom)
                        .filter(newsroom.clock().instant()::isBefore)
                        .isPresent()) {
            Thread.sleep(LOOK);
        }
    }

    private boolean isRunning(long run) {
        return newsroom.store().read(tables -> tables.runs().get(run)).outcome() == Run.Outcome.RUNNING;
    }

    private String letters(long run) {
        return newsroom.store()
                .read(tables -> RunSummary.ofLetters(tables.accounts().countOfRun(run)));
    }
}
