package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides from the results of one relay's mails whether the relay must pause, and which mails are tried again.
/// Thread-safe.
///
/// For example, a relay with one connection that cannot be reached three times in a row pauses for 10 seconds. After
/// that it is tried with one connection: if it fails again, it pauses for 30 seconds, then 1 minute, then 5; the first
/// accepted mail ends this.
public final class RelayFailureMonitor {
    private static final List<Duration> PAUSES_UNREACHABLE =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<Duration> PAUSES_SENDER_REFUSED =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofHours(2));

    private final InstantSource clock;
    private final int maxFailures;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker();
    private final List<QueuedMailResult> requeued = new ArrayList<>();
    private Optional<RelayPause> pause = Optional.empty();
    private int failures;
    private int pausesSinceAccepted;

    /// Creates a judge for one relay.
    ///
    /// @param connections how many connections it takes: one that breaks says little about the others
    public RelayFailureMonitor(int connections, InstantSource clock) {
        this.clock = clock;
        this.maxFailures = Math.max(3, connections);
    }

    /// Returns the pause that the relay is in.
    public synchronized Optional<RelayPause> pause() {
        return pause.filter(current -> clock.instant().isBefore(current.until()));
    }

    /// Returns whether the relay paused and has accepted no mail since: it is tried with one connection.
    public synchronized boolean isProbing() {
        return pausesSinceAccepted > 0;
    }

    /// Records the result of a mail.
    ///
    /// @return what that means for the mail: [SendResult.NotSent] if the relay refuses the sender,
    ///     [SendResult.Deferred] if it is the first policy refusal, otherwise the result unchanged
    public synchronized SendResult judge(QueuedMail queued, SendResult result) {
        SendResult judged = deferFirstPolicyRefusal(queued, result);
        switch (judged) {
            case SendResult.Accepted _ -> {
                failures = 0;
                pausesSinceAccepted = 0;
            }
            case SendResult.NotSent(SmtpReply reply, Cause cause) -> recordFailure(cause, reply);
            case SendResult.Unconfirmed(SmtpReply reply) -> recordFailure(Cause.RELAY, reply);
            case SendResult.Deferred _, SendResult.Failed _ -> failures = 0;
        }
        Optional<List<QueuedMail>> refused = circuitBreaker.record(new QueuedMailResult(queued, judged), isProbing());
        if (refused.isPresent()) {
            startPause(true, judged.reply());
            refused.get().forEach(mail -> requeued.add(new QueuedMailResult(mail, senderRefused(judged))));
            return senderRefused(judged);
        }
        return isRefusedDuringPause(judged) ? senderRefused(judged) : judged;
    }

    /// Returns, once, the mails that were recorded as refused before it was clear that the relay refuses the sender.
    /// To be recorded after all their earlier results are durable.
    public synchronized List<QueuedMailResult> takeRequeued() {
        List<QueuedMailResult> taken = List.copyOf(requeued);
        requeued.clear();
        return taken;
    }

    /// A policy (5.7.x) may depend on the moment, so the first refusal is not final.
    private static SendResult deferFirstPolicyRefusal(QueuedMail queued, SendResult result) {
        boolean isFirst = result instanceof SendResult.Failed && result.reply().isPolicy() && !queued.refusedBefore();
        return isFirst ? new SendResult.Deferred(result.reply()) : result;
    }

    /// Mails that other connections were sending when the breaker tripped meet the same refusal.
    private boolean isRefusedDuringPause(SendResult judged) {
        return CircuitBreaker.isPolicyRefusal(judged)
                && pause().filter(RelayPause::objectsToSender).isPresent();
    }

    private static SendResult senderRefused(SendResult judged) {
        return new SendResult.NotSent(judged.reply(), Cause.SENDER);
    }

    private void recordFailure(Cause cause, SmtpReply reply) {
        switch (cause) {
            case NOT_PERMITTED -> {}
            case SENDER -> startPause(true, reply);
            case RELAY -> {
                failures++;
                if (failures >= (isProbing() ? 1 : maxFailures)) {
                    startPause(false, reply);
                }
            }
        }
    }

    private void startPause(boolean objectsToSender, SmtpReply reply) {
        if (pause().isPresent()) {
            return;
        }
        List<Duration> lengths = objectsToSender ? PAUSES_SENDER_REFUSED : PAUSES_UNREACHABLE;
        Instant until = clock.instant().plus(lengths.get(Math.min(pausesSinceAccepted, lengths.size() - 1)));
        pause = Optional.of(new RelayPause(until, objectsToSender, reply.text()));
        pausesSinceAccepted++;
        failures = 0;
    }
}
