package gazette.delivery.queue;

import gazette.delivery.Avoidance;
import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Hands mails to the workers of one relay: claims them from the outbox in chunks, and keeps to the permitted rate.
/// Thread-safe.
///
/// For example, an issue goes to 600 subscribers and the relay takes two connections. The first worker that asks
/// claims 250 mails, and both workers take from these. Whoever finds none left claims the next 250, then the last 100.
/// If the issue is paused meanwhile, its claim is no longer valid: [SendPermission][gazette.delivery.SendPermission]
/// refuses the next mail, and the mails of that claim that no worker has taken go back to the outbox.
final class ClaimQueue {
    private static final int MAILS_PER_CLAIM = 250;
    /// How many mails may wait for slow domains before no more are claimed for others.
    private static final int MOST_WAITING = 5000;
    /// How long after there was nothing else to claim it is tried again.
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(5);

    /// How long it may take until a stop, a pause or a permitted rate is noticed.
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Outbox outbox;
    private final RelayHealth health;
    private final BooleanSupplier stopped;
    private ClaimScope scope;
    private final Deque<QueuedMail> waiting = new ArrayDeque<>();
    private long nothingElseAt = System.nanoTime() - CLAIM_INTERVAL.toNanos();

    /// Creates a queue that has claimed nothing yet.
    ///
    /// @param scope what it may claim
    ClaimQueue(Outbox outbox, ClaimScope scope, RelayHealth health, BooleanSupplier stopped) {
        this.outbox = outbox;
        this.scope = scope;
        this.health = health;
        this.stopped = stopped;
    }

    /// Returns the next mail to send, waiting until the rate permits it. Empty if none is due, the relay pauses, or
    /// sending is to stop.
    ///
    /// @param beforeWaiting called before it waits, for what must not be put off
    Optional<QueuedMail> next(Runnable beforeWaiting) throws InterruptedException {
        Optional<QueuedMail> next = tryNext();
        if (next.isPresent()) {
            return next;
        }
        // What that records may be due again at once, or end a claim whose other mails are.
        beforeWaiting.run();
        next = tryNext();
        while (next.isEmpty() && !isOver()) {
            Thread.sleep(POLL_INTERVAL);
            next = tryNext();
        }
        return next;
    }

    /// Changes what it may claim from now on.
    synchronized void setScope(ClaimScope scope) {
        this.scope = scope;
    }

    /// Records that a mail is no longer being sent, whatever became of it.
    void done(QueuedMail queued) {
        health.domainRateLimiter().release(queued.domain());
    }

    /// Records that a mail may not be sent. If that holds for its whole claim, the claim's other mails go back to the
    /// outbox.
    synchronized void permissionDenied(QueuedMail queued) {
        ChunkClaim claim = queued.claim();
        if (waiting.stream().anyMatch(other -> other.claim().equals(claim)) && !outbox.isValid(claim)) {
            List<QueuedMail> sameClaim = waiting.stream()
                    .filter(other -> other.claim().equals(claim))
                    .toList();
            waiting.removeAll(sameClaim);
            outbox.release(sameClaim);
        }
    }

    /// Returns how many claimed mails no worker has taken yet.
    synchronized int size() {
        return waiting.size();
    }

    /// Gives back to the outbox what no worker has taken.
    synchronized void release() {
        outbox.release(new ArrayList<>(waiting));
        waiting.clear();
    }

    private synchronized Optional<QueuedMail> tryNext() {
        if (isHalted()) {
            return Optional.empty();
        }
        Avoidance last = health.avoidance();
        if (waiting.isEmpty()) {
            claim();
        } else if (waiting.size() < MAILS_PER_CLAIM && waiting.stream().allMatch(last::covers)) {
            claimBesides();
        }
        return takeWithinLimits(last);
    }

    /// @return whether there was something
    private boolean claim() {
        List<QueuedMail> claimed =
                outbox.claim(scope.withLast(health.avoidance()), health.isProbing() ? 1 : MAILS_PER_CLAIM);
        claimed.stream().findFirst().map(QueuedMail::claim).ifPresent(this::forgetOlder);
        waiting.addAll(claimed);
        return !claimed.isEmpty();
    }

    /// Drops the mails of an older claim of the same chunk: they waited longer than its lease lasted.
    private void forgetOlder(ChunkClaim claim) {
        waiting.removeIf(
                mail -> mail.claim().issue() == claim.issue() && mail.claim().chunk() == claim.chunk());
    }

    private synchronized boolean isOver() {
        return isHalted() || waiting.isEmpty();
    }

    private boolean isHalted() {
        return stopped.getAsBoolean() || health.pause().isPresent();
    }

    /// Mails to a domain that is at its limit stay in the queue, and those behind them go first.
    private Optional<QueuedMail> takeWithinLimits(Avoidance last) {
        if (!health.rateLimiter().tryAcquire()) {
            return Optional.empty();
        }
        var full = new HashSet<String>();
        for (Iterator<QueuedMail> mails = inOrder(last).iterator(); mails.hasNext(); ) {
            QueuedMail queued = mails.next();
            if (full.contains(queued.domain())) {
                continue;
            }
            if (health.domainRateLimiter().tryAcquire(queued.domain())) {
                if (last.isEmpty()) {
                    mails.remove();
                } else {
                    waiting.remove(queued);
                }
                return Optional.of(queued);
            }
            full.add(queued.domain());
        }
        health.rateLimiter().giveBack();
        claimBesides();
        return Optional.empty();
    }

    /// Claims mails to other domains, because all that wait are to domains at their limit. They are taken next time.
    private void claimBesides() {
        long now = System.nanoTime();
        if (waiting.isEmpty() || waiting.size() > MOST_WAITING || now - nothingElseAt < CLAIM_INTERVAL.toNanos()) {
            return;
        }
        if (!claim()) {
            nothingElseAt = now;
        }
    }

    /// While some mails are avoided, others are taken from the far end: what lies side by side is often alike.
    private Iterable<QueuedMail> inOrder(Avoidance last) {
        if (last.isEmpty()) {
            return waiting;
        }
        var order = new ArrayList<QueuedMail>(waiting.size());
        waiting.descendingIterator().forEachRemaining(order::add);
        order.sort(Comparator.comparing(last::covers));
        return order;
    }
}
