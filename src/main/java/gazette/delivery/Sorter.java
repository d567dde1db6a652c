package gazette.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Hands letters to the couriers of one relay: claims them from the outbox, and keeps the pace. Safe for many threads.
final class Sorter {
    private static final int CHUNK = 250;

    /// Somebody else's stop, rest or free lane is noticed within this time.
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Outbox outbox;
    private final Standing standing;
    private final BooleanSupplier stopped;
    private final Share share;
    private final Deque<Dispatch> waiting = new ArrayDeque<>();

    /// A sorter.
    ///
    /// @param share what it may claim
    Sorter(Outbox outbox, Share share, Standing standing, BooleanSupplier stopped) {
        this.outbox = outbox;
        this.share = share;
        this.standing = standing;
        this.stopped = stopped;
    }

    /// The next letter to carry; empty when none is due, the relay rests, or all is to stop.
    ///
    /// @param beforeWaiting what must not be put off while the pace is waited for
    Optional<Dispatch> next(Runnable beforeWaiting) throws InterruptedException {
        Optional<Dispatch> next = tryNext();
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
    void done(Dispatch dispatch) {
        standing.domains().leave(dispatch.domain());
    }

    /// A letter's gate did not open; if that is so for all letters of its claim, they are given back.
    synchronized void refused(Dispatch dispatch) {
        Claim claim = dispatch.claim();
        if (waiting.stream().anyMatch(other -> other.claim().equals(claim)) && !outbox.stands(claim)) {
            List<Dispatch> back = waiting.stream()
                    .filter(other -> other.claim().equals(claim))
                    .toList();
            waiting.removeAll(back);
            outbox.giveBack(back);
        }
    }

    /// How many letters wait for a courier.
    synchronized int size() {
        return waiting.size();
    }

    /// Gives back what no courier took.
    synchronized void giveBack() {
        outbox.giveBack(new ArrayList<>(waiting));
        waiting.clear();
    }

    private synchronized boolean isOver() {
        return isHalted() || waiting.isEmpty();
    }

    private boolean isHalted() {
        return stopped.getAsBoolean() || standing.rest().isPresent();
    }

    private synchronized Optional<Dispatch> tryNext() {
        if (isHalted()) {
            return Optional.empty();
        }
        if (waiting.isEmpty()) {
            waiting.addAll(outbox.claim(share, CHUNK));
        }
        return takeFree();
    }

    private Optional<Dispatch> takeFree() {
        for (Iterator<Dispatch> all = waiting.iterator(); all.hasNext(); ) {
            Dispatch dispatch = all.next();
            if (standing.domains().enter(dispatch.domain())) {
                if (standing.pace().take().compareTo(Duration.ZERO) > 0) {
                    standing.domains().leave(dispatch.domain());
                    return Optional.empty();
                }
                all.remove();
                return Optional.of(dispatch);
            }
        }
        return Optional.empty();
    }
}
