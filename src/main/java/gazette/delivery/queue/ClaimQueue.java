package gazette.delivery.queue;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Hands letters to the couriers of one relay: claims them from the outbox, and keeps the pace. Safe for many threads.
final class ClaimQueue {
    private static final int CHUNK = 250;

    /// Somebody else's stop, rest or free lane is noticed within this time.
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Outbox outbox;
    private final RelayHealth health;
    private final BooleanSupplier stopped;
    private final ClaimScope scope;
    private final Deque<QueuedMail> waiting = new ArrayDeque<>();

    /// A sorter.
    ///
    /// @param scope what it may claim
    ClaimQueue(Outbox outbox, ClaimScope scope, RelayHealth health, BooleanSupplier stopped) {
        this.outbox = outbox;
        this.scope = scope;
        this.health = health;
        this.stopped = stopped;
    }

    /// The next letter to carry; empty when none is due, the relay rests, or all is to stop.
    ///
    /// @param beforeWaiting what must not be put off while the pace is waited for
    Optional<QueuedMail> next(Runnable beforeWaiting) throws InterruptedException {
        Optional<QueuedMail> next = tryNext();
        if (next.isPresent() || isOver()) {
            return next;
        }
        beforeWaiting.run();
        while (next.isEmpty() && !isOver()) {
            Thread.sleep(LOOK);
            next = tryNext();
        }
        return next;
    }

    /// A letter is through.
    void done(QueuedMail queued) {
        health.domains().release(queued.domain());
    }

    /// A letter's gate did not open; if that is so for all letters of its claim, they are given back.
    synchronized void permissionDenied(QueuedMail queued) {
        ChunkClaim claim = queued.claim();
        if (waiting.stream().anyMatch(other -> other.claim().equals(claim)) && !outbox.isValid(claim)) {
            List<QueuedMail> back = waiting.stream()
                    .filter(other -> other.claim().equals(claim))
                    .toList();
            waiting.removeAll(back);
            outbox.release(back);
        }
    }

    /// How many letters wait for a courier.
    synchronized int size() {
        return waiting.size();
    }

    /// Gives back what no courier took.
    synchronized void release() {
        outbox.release(new ArrayList<>(waiting));
        waiting.clear();
    }

    private synchronized boolean isOver() {
        return isHalted() || waiting.isEmpty();
    }

    private boolean isHalted() {
        return stopped.getAsBoolean() || health.pause().isPresent();
    }

    private synchronized Optional<QueuedMail> tryNext() {
        if (isHalted()) {
            return Optional.empty();
        }
        if (waiting.isEmpty()) {
            waiting.addAll(outbox.claim(scope, CHUNK));
        }
        return takeWithinLimits();
    }

    private Optional<QueuedMail> takeWithinLimits() {
        for (Iterator<QueuedMail> all = waiting.iterator(); all.hasNext(); ) {
            QueuedMail queued = all.next();
            if (health.domains().tryAcquire(queued.domain())) {
                if (health.pace().take().compareTo(Duration.ZERO) > 0) {
                    health.domains().release(queued.domain());
                    return Optional.empty();
                }
                all.remove();
                return Optional.of(queued);
            }
        }
        return Optional.empty();
    }
}
