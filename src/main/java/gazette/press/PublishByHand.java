package gazette.press;

import gazette.config.ScheduleConfig;
import gazette.delivery.RelayFault;
import gazette.issues.Run;
import gazette.issues.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// A run that a person asks for. Sends what it made itself, or watches a running `serve` send it.
public final class PublishByHand {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Newsroom newsroom;
    private final ScheduleConfig schedule;

    public PublishByHand(Newsroom newsroom, ScheduleConfig schedule) {
        this.newsroom = newsroom;
        this.schedule = schedule;
    }

    /// Runs it now and returns when every letter was tried once.
    ///
    /// @param progress told how it goes on
    public Run run(Consumer<String> progress) throws InterruptedException {
        Settling.await(newsroom.config(), newsroom.clock());
        Instant now = newsroom.clock().instant();
        Run run = new PublishSchedule(newsroom, schedule)
                .run(now, Run.Occasion.MANUAL)
                .orElseThrow(() -> new IllegalStateException("another run of " + schedule.name() + " began just now"));
        if (run.outcome() == Run.Outcome.RUNNING) {
            send(run.id(), progress);
        }
        new TellEditors(newsroom).run();
        return newsroom.store().read(tables -> tables.runs().get(run.id()));
    }

    private void send(long run, Consumer<String> progress) throws InterruptedException {
        String said = "";
        while (newsroom.store().read(tables -> tables.runs().get(run)).outcome() == Run.Outcome.RUNNING) {
            Optional<SendingLock> lock = SendingLock.take(newsroom.config().data());
            if (lock.isPresent()) {
                sendHere(lock.get(), progress);
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

    private void sendHere(SendingLock lock, Consumer<String> progress) {
        try (var stop = new StopSignal();
                lock) {
            var sender = new SendIssues(newsroom);
            sender.takeOver();
            sender.run(stop);
        } catch (RelayFault e) {
            progress.accept(e.getMessage() + "; the letters left wait for the next publish, or for serve");
            throw e;
        }
    }

    private String letters(long run) {
        return newsroom.store()
                .read(tables -> RunSummary.ofLetters(tables.deliveries().countOfRun(run)));
    }
}
