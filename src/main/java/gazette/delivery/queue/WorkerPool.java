package gazette.delivery.queue;

import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the workers of one relay: as many as it takes connections, but no more than there are mails.
public final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Outbox outbox;
    private final GroupCommit groupCommit;
    private final RelayHealth health;
    private final Settings settings;
    private final BooleanSupplier stopped;
    private final ClaimQueue queue;
    private final SendWorker.SharedState shared;
    private final Set<MailTransport> open = new HashSet<>();
    private Optional<Throwable> failure = Optional.empty();

    /// Describes how mails are sent to a relay.
    ///
    /// @param scope which mails it takes
    /// @param transports opens a connection
    /// @param connections how many it takes at most
    /// @param messages writes the message of a mail; called from many threads
    /// @param progress called whenever a worker looks for its next mail; called from many threads
    public record Settings(
            ClaimScope scope,
            Supplier<MailTransport> transports,
            int connections,
            RelayHealth health,
            Function<QueuedMail, EnvelopedMessage> messages,
            Runnable progress) {}

    /// Creates a pool without workers.
    ///
    /// @param stopped asked before each mail
    public WorkerPool(Outbox outbox, GroupCommit groupCommit, Settings settings, BooleanSupplier stopped) {
        this.groupCommit = groupCommit;
        this.health = settings.health();
        this.settings = settings;
        this.stopped = stopped;
        this.queue = new ClaimQueue(outbox, settings.scope(), health, this::noteProgressAndAskIfHalted);
        this.outbox = outbox;
        this.shared = new SendWorker.SharedState(
                queue, groupCommit, health, outbox, settings.messages(), this::startWorkerIfNeeded);
    }

    /// Sends what is due, until nothing is, the relay pauses, or all is stopped.
    ///
    /// @param stopWait how long to wait for replies after a stop, before the connections are closed
    public void run(Duration stopWait) {
        try {
            startWorker();
        } finally {
            awaitWorkers(stopWait);
            queue.release();
            decideAtEnd();
        }
        throwFailure();
    }

    /// Changes what is claimed, and looks for it: a mail that a server does not answer must not hold up the others.
    ///
    /// @param scope with the same relay
    public void serve(ClaimScope scope) {
        queue.setScope(scope);
        startWorkerBesideOthers();
    }

    private synchronized void startWorkerBesideOthers() {
        if (!open.isEmpty() && !isHalted() && health.pause().isEmpty() && open.size() < mostWorkers()) {
            startWorker();
        }
    }

    private void decideAtEnd() {
        if (!isHalted()) {
            health.decideAtEnd(outbox);
        }
        groupCommit.record(health.takeDecided());
    }

    private synchronized void throwFailure() {
        switch (failure.orElse(null)) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private boolean noteProgressAndAskIfHalted() {
        settings.progress().run();
        return isHalted();
    }

    private synchronized boolean isHalted() {
        return stopped.getAsBoolean() || failure.isPresent();
    }

    private void startWorkerIfNeeded() {
        boolean needed = queue.size() > 0 && !isHalted();
        synchronized (this) {
            if (needed && open.size() < mostWorkers()) {
                startWorker();
            }
        }
    }

    private int mostWorkers() {
        return health.isProbing() ? 1 : settings.connections();
    }

    private synchronized void startWorker() {
        MailTransport transport = settings.transports().get();
        open.add(transport);
        try {
            Thread.ofPlatform().daemon().name("send-worker-", open.size()).start(() -> work(transport));
        } catch (RuntimeException | Error e) {
            // Without a thread, nobody would ever take it out.
            open.remove(transport);
            throw e;
        }
    }

    private void work(MailTransport transport) {
        try {
            new SendWorker(shared, transport).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            fail(e);
        } finally {
            close(transport);
            end(transport);
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure.isEmpty()) {
            failure = Optional.of(e);
        }
    }

    private void close(MailTransport transport) {
        try {
            transport.close();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private synchronized void end(MailTransport transport) {
        open.remove(transport);
        notifyAll();
    }

    private synchronized void awaitWorkers(Duration stopWait) {
        try {
            while (!open.isEmpty() && !stopped.getAsBoolean()) {
                wait(POLL_INTERVAL.toMillis());
            }
            long deadline = System.nanoTime() + stopWait.toNanos();
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                wait(POLL_INTERVAL.toMillis());
            }
            abortWorkers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void abortWorkers() throws InterruptedException {
        if (!open.isEmpty()) {
            LOG.warn("replies_not_awaited connections={}", open.size());
            groupCommit.stopWaiting();
            open.forEach(MailTransport::abort);
        }
        while (!open.isEmpty()) {
            wait(POLL_INTERVAL.toMillis());
        }
    }
}
