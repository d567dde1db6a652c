package gazette.delivery;

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
public final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Committer committer;
    private final Standing standing;
    private final Line line;
    private final BooleanSupplier stopped;
    private final Sorter sorter;
    private final Courier.Desk desk;
    private final Set<Carrier> open = new HashSet<>();
    private Optional<RuntimeException> failure = Optional.empty();

    /// The way to a relay.
    ///
    /// @param share what it takes
    /// @param carriers opens a connection
    /// @param letters writes the letter for a dispatch; called from many threads
    public record Line(
            Share share,
            Supplier<Carrier> carriers,
            int connections,
            Standing standing,
            Function<Dispatch, Parcel> letters) {}

    /// A crew.
    ///
    /// @param stopped asked before each letter
    public Crew(Outbox outbox, Committer committer, Line line, BooleanSupplier stopped) {
        this.committer = committer;
        this.standing = line.standing();
        this.line = line;
        this.stopped = stopped;
        this.sorter = new Sorter(outbox, line.share(), standing, this::isHalted);
        this.desk = new Courier.Desk(sorter, committer, standing, line.letters(), this::grow);
    }

    /// Carries what is due, until nothing is, the relay rests, or all is stopped.
    ///
    /// @param stopWait so long replies are waited for after a stop; then the connections are closed
    public void run(Duration stopWait) {
        start();
        await(stopWait);
        sorter.giveBack();
        committer.enter(standing.takeUndone());
        failure.ifPresent(e -> {
            throw e;
        });
    }

    private synchronized boolean isHalted() {
        return stopped.getAsBoolean() || failure.isPresent();
    }

    private void grow() {
        boolean needed = sorter.size() > 0 && !isHalted();
        synchronized (this) {
            if (needed && open.size() < (standing.isTried() ? 1 : line.connections())) {
                start();
            }
        }
    }

    private synchronized void start() {
        Carrier carrier = line.carriers().get();
        open.add(carrier);
        Thread.ofPlatform().daemon().name("courier-", open.size()).start(() -> work(carrier));
    }

    private void work(Carrier carrier) {
        try {
            new Courier(desk, carrier).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            carrier.close();
            end(carrier);
        }
    }

    private synchronized void fail(RuntimeException e) {
        LOG.error("courier_failed cause=\"{}\"", e.toString());
        failure = failure.or(() -> Optional.of(e));
    }

    private synchronized void end(Carrier carrier) {
        open.remove(carrier);
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
            committer.giveUp();
            open.forEach(Carrier::abort);
        }
        while (!open.isEmpty()) {
            wait(LOOK.toMillis());
        }
    }
}
