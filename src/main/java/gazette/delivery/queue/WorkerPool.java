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

/// The couriers of one relay: as many as it takes connections and there are letters for.
public final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final GroupCommit groupCommit;
    private final RelayHealth health;
    private final Settings settings;
    private final BooleanSupplier stopped;
    private final ClaimQueue claims;
    private final SendWorker.SharedState shared;
    private final Set<MailTransport> open = new HashSet<>();
    private Optional<RuntimeException> failure = Optional.empty();

    /// The way to a relay.
    ///
    /// @param scope what it takes
    /// @param transports opens a connection
    /// @param messages writes the letter for a dispatch; called from many threads
    public record Settings(
            ClaimScope scope,
            Supplier<MailTransport> transports,
            int connections,
            RelayHealth health,
            Function<QueuedMail, EnvelopedMessage> messages) {}

    /// A crew.
    ///
    /// @param stopped asked before each letter
    public WorkerPool(Outbox outbox, GroupCommit groupCommit, Settings line, BooleanSupplier stopped) {
        this.groupCommit = groupCommit;
        this.health = line.health();
        this.settings = line;
        this.stopped = stopped;
        this.claims = new ClaimQueue(outbox, line.scope(), health, this::isHalted);
        this.shared = new SendWorker.SharedState(claims, groupCommit, health, line.messages(), this::grow);
    }

    /// Carries what is due, until nothing is, the relay rests, or all is stopped.
    ///
    /// @param stopWait so long replies are waited for after a stop; then the connections are closed
    public void run(Duration stopWait) {
        start();
        await(stopWait);
        claims.release();
        groupCommit.record(health.takeRequeued());
        failure.ifPresent(e -> {
            throw e;
        });
    }

    private synchronized boolean isHalted() {
        return stopped.getAsBoolean() || failure.isPresent();
    }

    private void grow() {
        boolean needed = claims.size() > 0 && !isHalted();
        synchronized (this) {
            if (needed && open.size() < (health.isProbing() ? 1 : settings.connections())) {
                start();
            }
        }
    }

    private synchronized void start() {
        MailTransport transport = settings.transports().get();
        open.add(transport);
        Thread.ofPlatform().daemon().name("courier-", open.size()).start(() -> work(transport));
    }

    private void work(MailTransport transport) {
        try {
            new SendWorker(shared, transport).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            transport.close();
            end(transport);
        }
    }

    private synchronized void fail(RuntimeException e) {
        LOG.error("send_worker_failed cause=\"{}\"", e.toString());
        failure = failure.or(() -> Optional.of(e));
    }

    private synchronized void end(MailTransport transport) {
        open.remove(transport);
        notifyAll();
    }

    private synchronized void await(Duration stopWait) {
        try {
            while (!open.isEmpty() && !stopped.getAsBoolean()) {
                wait(LOOK.toMillis());
            }
            long deadline = System.nanoTime() + stopWait.toNanos();
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                wait(LOOK.toMillis());
            }
            breakOff();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void breakOff() throws InterruptedException {
        if (!open.isEmpty()) {
            LOG.warn("replies_not_awaited connections={}", open.size());
            groupCommit.stopWaiting();
            open.forEach(MailTransport::abort);
        }
        while (!open.isEmpty()) {
            wait(LOOK.toMillis());
        }
    }
}
