package gazette.delivery.queue;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what many couriers have to enter into one transaction a turn: while one is being made durable, the next one
/// gathers. An outage of the database holds everything back until it is over; nothing is forgotten meanwhile.
public final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST = 500;
    private static final long AGAIN_MILLIS = 500;
    /// A commit costs more than this wait, and where there are many couriers, others come meanwhile and share it.
    private static final Duration GATHERING = Duration.ofNanos(500_000);

    private final Outbox outbox;
    private final Predicate<RuntimeException> outage;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("committer").unstarted(this::work);

    private record Entry(
            List<QueuedMailResult> outcomes, Optional<QueuedMail> intent, CompletableFuture<Boolean> granted) {
        private static final Entry LAST = new Entry(List.of(), Optional.empty(), new CompletableFuture<>());
    }

    /// A committer at work.
    ///
    /// @param outage tells failures that pass by themselves, such as a full disk, from those that do not
    public GroupCommit(Outbox outbox, Predicate<RuntimeException> outage) {
        this.outbox = outbox;
        this.outage = outage;
        thread.start();
    }

    /// Enters outcomes and the intent to send a letter, and waits until both are durable.
    ///
    /// @return whether the letter may go
    boolean record(List<QueuedMailResult> outcomes, QueuedMail intent) {
        return record(new Entry(outcomes, Optional.of(intent), new CompletableFuture<>()));
    }

    /// Enters outcomes, and waits until they are durable.
    void record(List<QueuedMailResult> outcomes) {
        if (!outcomes.isEmpty()) {
            record(new Entry(outcomes, Optional.empty(), new CompletableFuture<>()));
        }
    }

    /// Waits no longer for an outage to end: what is not durable by now stays unsaid.
    public void stopWaiting() {
        givenUp.countDown();
    }

    @Override
    public void close() {
        entries.add(Entry.LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean record(Entry entry) {
        entries.add(entry);
        try {
            return entry.granted.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void work() {
        var turn = new ArrayList<Entry>();
        try {
            while (!turn.contains(Entry.LAST)) {
                boolean crowded = turn.size() > 1;
                turn.clear();
                turn.add(entries.take());
                if (crowded) {
                    LockSupport.parkNanos(GATHERING.toNanos());
                }
                entries.drainTo(turn, MOST);
                settle(turn);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(List<Entry> turn) throws InterruptedException {
        try {
            Set<QueuedMail> granted = durably(turn);
            turn.forEach(entry -> entry.granted.complete(
                    entry.intent.filter(granted::contains).isPresent()));
        } catch (RuntimeException e) {
            turn.forEach(entry -> entry.granted.completeExceptionally(e));
        }
    }

    private Set<QueuedMail> durably(List<Entry> turn) throws InterruptedException {
        List<QueuedMailResult> outcomes =
                turn.stream().flatMap(entry -> entry.outcomes.stream()).toList();
        List<QueuedMail> intents =
                turn.stream().flatMap(entry -> entry.intent.stream()).toList();
        if (outcomes.isEmpty() && intents.isEmpty()) {
            return Set.of();
        }
        while (true) {
            try {
                return outbox.commit(outcomes, intents);
            } catch (RuntimeException e) {
                if (!outage.test(e) || givenUp.getCount() == 0) {
                    throw e;
                }
                LOG.error("database_commit_retry outcomes={} cause=\"{}\"", outcomes.size(), e.getMessage());
            }
            boolean nowGivenUp = givenUp.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debug("database_commit_retried given_up={}", nowGivenUp);
        }
    }
}
