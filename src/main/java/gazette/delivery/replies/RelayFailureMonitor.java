package gazette.delivery.replies;

import gazette.delivery.Avoidance;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SendResult.RefusedAt;
import gazette.delivery.SmtpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Decides from the results of one relay's mails whose fault a failure is: the mail's, the relay's or the sender's.
/// Thread-safe.
///
/// For example, a relay with one connection that cannot be reached three times in a row pauses for 10 seconds. After
/// that it is tried with one connection and another mail: if it fails again, it pauses for 30 seconds, then 1 minute,
/// then 5; the first accepted mail ends this.
///
/// A mail that is refused for good waits until it is known why. When the relay accepts a mail that was taken later, the
/// recipient was the reason. When the [CircuitBreaker] trips, it is the sender: the mails stay in the queue.
public final class RelayFailureMonitor {
    private static final List<Duration> PAUSES_UNREACHABLE =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<Duration> PAUSES_SENDER_REFUSED =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofHours(2));

    /// Less than the outbox waits before it tries an undecided mail again, which may then be in other hands.
    private static final Duration DECIDED_WITHIN = Duration.ofMinutes(4);

    private final InstantSource clock;
    private final int maxFailures;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker();
    private final FaultAttribution faults = new FaultAttribution();
    private final List<QueuedMailResult> decided = new ArrayList<>();
    /// The mails that led to the pause; and those of them that are the reason themselves, as others are accepted.
    private Avoidance accused = Avoidance.NONE;

    private final Set<Long> convicted = new HashSet<>();
    private Optional<RelayPause> lastPause = Optional.empty();
    private volatile Avoidance avoidance = Avoidance.NONE;
    private final AtomicLong number = new AtomicLong();
    /// The issues of which this relay accepted a mail.
    private final Set<Long> acceptedIssues = new HashSet<>();

    private boolean pausedForMails;
    private int failures;

    /// Says what a result means for its mail and for the pace.
    ///
    /// @param result [SendResult.NotSent] if the relay or the sender is at fault, or that is open;
    ///     otherwise the result unchanged
    /// @param tooFast whether the relay is sent too much at a time
    public record Judgement(SendResult result, boolean tooFast) {}

    /// Creates a judge for one relay.
    ///
    /// @param connections how many connections it takes: one that breaks says little about the others
    public RelayFailureMonitor(int connections, InstantSource clock) {
        this.clock = clock;
        this.maxFailures = Math.max(3, connections);
    }

    /// Returns the pause that the relay is in.
    public Optional<RelayPause> pause() {
        return lastPause().filter(current -> clock.instant().isBefore(current.until()));
    }

    /// Returns whether the relay paused and has accepted no mail since: it is tried with one connection.
    public synchronized boolean isProbing() {
        return lastPause.isPresent();
    }

    /// Returns the last pause, also if it is over; empty if the relay has accepted a mail since.
    public synchronized Optional<RelayPause> lastPause() {
        return lastPause;
    }

    /// Takes over what another process has found out about the relay.
    ///
    /// @param pause what [#lastPause] returned there
    /// @param refused the mails that were refused there
    public synchronized void setLastPause(Optional<RelayPause> pause, Avoidance refused) {
        if (pause.isEmpty()) {
            endPauses();
        } else {
            accused = accused.and(refused);
        }
        lastPause = pause;
        updateAvoidance();
    }

    /// Returns which mails are to be tried after all others.
    public Avoidance avoidance() {
        return avoidance;
    }

    /// Returns a number that grows with each failure. Read it before a mail is sent, and hand it to [#judge].
    public long number() {
        return number.get();
    }

    /// Records the result of a mail.
    ///
    /// @param sentAfter the number of failures that were known when the mail was taken
    public synchronized Judgement judge(QueuedMail mail, SendResult result, long sentAfter, IssueFacts facts) {
        boolean tooFast = false;
        SendResult judged = result;
        switch (result) {
            case SendResult.Accepted _ -> tooFast = recordAccepted(mail, sentAfter);
            case SendResult.NotSent(SmtpReply reply, Cause cause) -> {
                tooFast = cause == Cause.RELAY && reply.isThrottle();
                recordNotSent(mail, reply, cause, sentAfter);
            }
            case SendResult.Unconfirmed(SmtpReply reply) -> recordFault(mail, reply, true, sentAfter);
            case SendResult.Deferred(SmtpReply reply) -> tooFast = recordDeferred(mail, reply, sentAfter);
            case SendResult.Failed refused -> {
                failures = 0;
                tooFast = faults.worked(sentAfter) == FaultAttribution.Verdict.PACE;
                judged = judgeRefused(mail, refused, facts);
            }
        }
        updateAvoidance();
        return new Judgement(judged, tooFast);
    }

    /// Returns, once, the results of mails of which it was not known why they were refused.
    public synchronized List<QueuedMailResult> takeDecided() {
        if (decided.isEmpty()) {
            return List.of();
        }
        List<QueuedMailResult> taken = List.copyOf(decided);
        decided.clear();
        return taken;
    }

    /// Decides, when no more mails are due, about those that were refused: if this relay accepted others of their
    /// issue, the recipients were the reason. Otherwise it stays open, and they are tried again.
    public synchronized void decideAtEnd(IssueFacts facts) {
        if (pause().isEmpty()) {
            decide(circuitBreaker.takeOfIssues(issue -> acceptedIssues.contains(issue) || facts.hasAccepted(issue)));
        }
    }

    private boolean recordAccepted(QueuedMail mail, long sentAfter) {
        acceptedIssues.add(mail.claim().issue());
        failures = 0;
        decide(circuitBreaker.takeUpTo(sentAfter));
        // One that was under way when the pause began says nothing about its end.
        if (isProbing() && pause().isEmpty()) {
            endPauses();
        }
        return faults.worked(sentAfter) == FaultAttribution.Verdict.PACE;
    }

    private void endPauses() {
        if (isObjectedTo()) {
            convicted.addAll(accused.subscribers());
        }
        accused = Avoidance.NONE;
        lastPause = Optional.empty();
        pausedForMails = false;
    }

    private void recordNotSent(QueuedMail mail, SmtpReply reply, Cause cause, long sentAfter) {
        switch (cause) {
            case NOT_PERMITTED, UNDECIDED -> {}
            case SENDER -> startPause(true, reply, List.of(mail));
            case RELAY -> {
                failures++;
                if (failures >= (isProbing() ? 1 : maxFailures)) {
                    startPause(false, reply, List.of(mail));
                }
            }
            case MESSAGE -> recordFault(mail, reply, true, sentAfter);
        }
    }

    private boolean recordDeferred(QueuedMail mail, SmtpReply reply, long sentAfter) {
        if (reply.asksToWait()) {
            return recordFault(mail, reply, false, sentAfter);
        }
        failures = 0;
        return faults.worked(sentAfter) == FaultAttribution.Verdict.PACE;
    }

    /// @return whether the relay is sent too much at a time
    private boolean recordFault(QueuedMail mail, SmtpReply reply, boolean isBreak, long sentAfter) {
        number.incrementAndGet();
        List<QueuedMail> before = List.copyOf(faults.mails());
        return switch (faults.failed(mail, isBreak, sentAfter, number.get())) {
            case MAIL -> {
                // Only after a pause for the same reason: else one recipient could make the pause longer.
                if (pausedForMails && pause().isEmpty() && mail.attempt() == 1) {
                    startPause(false, reply, List.of(mail));
                }
                yield false;
            }
            case RELAY -> {
                var together = new ArrayList<>(before);
                together.add(mail);
                startPause(false, reply, together);
                pausedForMails = true;
                yield true;
            }
            case PACE -> true;
        };
    }

    private SendResult judgeRefused(QueuedMail mail, SendResult.Failed refused, IssueFacts facts) {
        if (refused.at() == RefusedAt.HERE
                || refused.reply().isUnknownMailbox()
                || convicted.remove(mail.subscriber())) {
            return refused;
        }
        number.incrementAndGet();
        if (isObjectedTo() || circuitBreaker.add(new Refusal(mail, refused, number.get(), clock.instant()), facts)) {
            var together = new ArrayList<>(List.of(mail));
            circuitBreaker.takeAll().forEach(refusal -> together.add(refusal.mail()));
            startPause(true, refused.reply(), together);
            return new SendResult.NotSent(refused.reply(), Cause.SENDER);
        }
        return new SendResult.NotSent(refused.reply(), Cause.UNDECIDED);
    }

    private boolean isObjectedTo() {
        return lastPause.filter(RelayPause::objectsToSender).isPresent();
    }

    private void decide(List<Refusal> refusals) {
        Instant oldest = clock.instant().minus(DECIDED_WITHIN);
        refusals.stream()
                .filter(refusal -> refusal.at().isAfter(oldest))
                .map(Refusal::decided)
                .forEach(decided::add);
    }

    private void startPause(boolean objectsToSender, SmtpReply reply, Collection<QueuedMail> causes) {
        accused = accused.and(Avoidance.of(causes));
        if (pause().isPresent()) {
            return;
        }
        List<Duration> lengths = objectsToSender ? PAUSES_SENDER_REFUSED : PAUSES_UNREACHABLE;
        int before = lastPause.map(RelayPause::count).orElse(0);
        Instant until = clock.instant().plus(lengths.get(Math.min(before, lengths.size() - 1)));
        // The database keeps milliseconds.
        lastPause = Optional.of(
                new RelayPause(until.truncatedTo(ChronoUnit.MILLIS), objectsToSender, reply.text(), before + 1));
        failures = 0;
        faults.clear();
        convicted.clear();
    }

    private void updateAvoidance() {
        if (isProbing()) {
            avoidance = accused;
        } else {
            avoidance = faults.suspects() ? Avoidance.of(faults.mails()) : Avoidance.NONE;
        }
    }
}
