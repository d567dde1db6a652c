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

/// Records what many workers have to record in few transactions: while one commit runs, the requests for the next one
/// gather. During an outage of the database all workers wait until it ends, and nothing is lost.
///
/// For example, worker A asks to record its intent, and its commit begins. Meanwhile B, C and D ask, each with the
/// result of its last mail and the intent of its next. When A's commit is durable, A may send its final dot, and one
/// commit records the requests of B, C and D.
public final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_REQUESTS = 500;
    private static final long RETRY_MILLIS = 500;
    /// A commit takes longer than this, and if there are many workers, others join it meanwhile.
    private static final Duration GATHERING = Duration.ofNanos(500_000);

    private final Outbox outbox;
    private final Predicate<Throwable> isOutage;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch waitingStopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("committer").unstarted(this::work);

    private record Request(
            List<QueuedMailResult> results, Optional<QueuedMail> intent, CompletableFuture<Boolean> granted) {
        private static final Request LAST = new Request(List.of(), Optional.empty(), new CompletableFuture<>());
    }

    /// Starts a thread that commits.
    ///
    /// @param isOutage whether a failure passes by itself, such as a full disk
    public GroupCommit(Outbox outbox, Predicate<Throwable> isOutage) {
        this.outbox = outbox;
        this.isOutage = isOutage;
        thread.start();
    }

    /// Records results and the intent to send a mail, and waits until both are durable.
    ///
    /// @return whether the mail may be sent
    boolean record(List<QueuedMailResult> results, QueuedMail intent) {
        return await(new Request(results, Optional.of(intent), new CompletableFuture<>()));
    }

    /// Records results, and waits until they are durable.
    void record(List<QueuedMailResult> results) {
        if (!results.isEmpty()) {
            await(new Request(results, Optional.empty(), new CompletableFuture<>()));
        }
    }

    /// Returns whether a failure is no mail's fault but passes by itself, such as a full disk.
    boolean isOutage(Throwable e) {
        return isOutage.test(e);
    }

    /// Stops waiting for outages to end: from now on a failed commit is an exception.
    public void stopWaiting() {
        waitingStopped.countDown();
    }

    /// Ends the thread, after what was asked for so far.
    @Override
    public void close() {
        requests.add(Request.LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean await(Request request) {
        requests.add(request);
        try {
            return request.granted.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void work() {
        var group = new ArrayList<Request>(MAX_REQUESTS + 1);
        boolean manyWorkers = false;
        boolean isLast = false;
        while (!isLast) {
            try {
                group.add(requests.take());
                if (manyWorkers) {
                    LockSupport.parkNanos(GATHERING.toNanos());
                }
                requests.drainTo(group, MAX_REQUESTS);
                commit(group);
            } catch (Throwable e) {
                refuse(group, e);
            }
            manyWorkers = group.size() > 1;
            isLast |= group.contains(Request.LAST);
            group.clear();
        }
    }

    private void commit(List<Request> group) throws InterruptedException {
        Set<QueuedMail> granted = commitUntilDurable(group);
        for (Request request : group) {
            request.granted.complete(request.intent.filter(granted::contains).isPresent());
        }
    }

    /// Wakes the workers that wait. A worker that is left waiting would wait for ever, so this does not give up, even
    /// if there is too little memory to tell them.
    private static void refuse(List<Request> group, Throwable e) {
        boolean isTold = false;
        while (!isTold) {
            try {
                group.forEach(request -> request.granted.completeExceptionally(e));
                isTold = true;
            } catch (Throwable _) {
                Thread.onSpinWait();
            }
        }
    }

    private Set<QueuedMail> commitUntilDurable(List<Request> group) throws InterruptedException {
        List<QueuedMailResult> results =
                group.stream().flatMap(request -> request.results.stream()).toList();
        List<QueuedMail> intents =
                group.stream().flatMap(request -> request.intent.stream()).toList();
        if (results.isEmpty() && intents.isEmpty()) {
            return Set.of();
        }
        while (true) {
            try {
                return outbox.commit(results, intents);
            } catch (RuntimeException | Error e) {
                if (!isOutage.test(e) || waitingStopped.getCount() == 0) {
                    throw e;
                }
                // The store has logged that it fails.
                LOG.debug("database_commit_retry outcomes={} cause=\"{}\"", results.size(), e.getMessage());
            }
            boolean stopped = waitingStopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debug("database_commit_retried given_up={}", stopped);
        }
    }
}
