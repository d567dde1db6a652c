package gazette.delivery.queue;

import gazette.config.RelayConfig.Limits;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.replies.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a relay stands with us: its pace, and whether it rests because it cannot be reached or objects to the sender.
/// Outlives the crews that send through it. Safe for many threads.
public final class RelayHealth {
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<Duration> BROKEN =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofHours(2));

    private final InstantSource clock;
    private final int patience;
    private final RateLimiter limiter;
    private final DomainRateLimiter domains;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker();
    private final List<QueuedMailResult> requeued = new ArrayList<>();
    private Optional<Pause> pause = Optional.empty();
    private int failures;
    private int pauseCount;

    /// Why and until when a relay rests.
    ///
    /// @param sender whether it objects to the sender; else it cannot be reached
    public record Pause(Instant until, boolean sender, String reason) {}

    public RelayHealth(Limits limits, InstantSource clock) {
        this.clock = clock;
        // One connection that breaks says little of the others.
        this.patience = Math.max(3, limits.connections());
        this.limiter = new RateLimiter(limits.perSecond(), System::nanoTime);
        this.domains = new DomainRateLimiter(limits);
    }

    /// The rest it has now.
    public synchronized Optional<Pause> pause() {
        return pause.filter(now -> clock.instant().isBefore(now.until()));
    }

    /// Whether it rested and no letter was taken since: it is tried with one connection.
    synchronized boolean isProbing() {
        return pauseCount > 0;
    }

    /// Notes what became of a letter.
    ///
    /// @return what that means for the letter: one that met an objection to the sender waits, one that met a policy
    ///     for the first time is tried once more
    synchronized SendResult judge(QueuedMail queued, SendResult result) {
        SendResult judged = deferFirstPolicyRefusal(queued, result);
        var queuedMailResult = new QueuedMailResult(queued, judged);
        switch (judged) {
            case SendResult.Accepted _ -> {
                failures = 0;
                pauseCount = 0;
            }
            case SendResult.NotSent(String reply, Cause blame) -> recordFailure(blame, reply);
            case SendResult.Unconfirmed(String reply) -> recordFailure(Cause.RELAY, reply);
            case SendResult.Deferred _, SendResult.Failed _ -> failures = 0;
        }
        if (SmtpReply.parse(result.reply()).isThrottle()) {
            limiter.slow();
        }
        Optional<List<QueuedMail>> met = circuitBreaker.trips(queuedMailResult, isProbing());
        if (met.isEmpty()) {
            return isObjectedTo(judged) ? returned(judged) : judged;
        }
        pause(true, judged.reply());
        met.get().forEach(letter -> requeued.add(new QueuedMailResult(letter, returned(judged))));
        return returned(judged);
    }

    /// Letters that were entered as refused before it was clear that the objection was to the sender. To be entered
    /// when all that was said of them before is durable.
    synchronized List<QueuedMailResult> takeRequeued() {
        List<QueuedMailResult> taken = List.copyOf(requeued);
        requeued.clear();
        return taken;
    }

    RateLimiter pace() {
        return limiter;
    }

    DomainRateLimiter domains() {
        return domains;
    }

    /// A policy (5.7.x) may be about the moment: once is not enough.
    private static SendResult deferFirstPolicyRefusal(QueuedMail queued, SendResult result) {
        boolean firstPolicy = result instanceof SendResult.Failed(String reply)
                && SmtpReply.parse(reply).isPolicy()
                && !queued.refusedBefore();
        return firstPolicy ? new SendResult.Deferred(result.reply()) : result;
    }

    /// What is in flight when the breaker trips, meets the same objection.
    private boolean isObjectedTo(SendResult judged) {
        return pause().filter(Pause::sender).isPresent()
                && (judged instanceof SendResult.Deferred || judged instanceof SendResult.Failed)
                && SmtpReply.parse(judged.reply()).isPolicy();
    }

    private static SendResult returned(SendResult judged) {
        return new SendResult.NotSent(judged.reply(), Cause.SENDER);
    }

    private void recordFailure(Cause blame, String reply) {
        switch (blame) {
            case NOT_PERMITTED -> {}
            case SENDER -> pause(true, reply);
            case RELAY -> {
                failures++;
                if (failures >= (isProbing() ? 1 : patience)) {
                    pause(false, reply);
                }
            }
        }
    }

    private void pause(boolean sender, String reason) {
        if (pause().isPresent()) {
            return;
        }
        List<Duration> times = sender ? BROKEN : BACK_OFF;
        Duration time = times.get(Math.min(pauseCount, times.size() - 1));
        pause = Optional.of(new Pause(clock.instant().plus(time), sender, reason));
        pauseCount++;
        failures = 0;
    }
}
