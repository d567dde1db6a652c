package gazette.delivery.queue;

import gazette.config.RelayConfig.Limits;
import gazette.delivery.Avoidance;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.replies.IssueFacts;
import gazette.delivery.replies.RelayFailureMonitor;
import gazette.delivery.replies.RelayFailureMonitor.Judgement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Holds what is known of a relay: how fast it is sent mails, and whether it pauses. It is kept from one round of
/// sending to the next. Thread-safe.
public final class RelayHealth {
    private final RelayFailureMonitor relayFailureMonitor;
    private final RateLimiter rateLimiter;
    private final DomainRateLimiter domainRateLimiter;

    /// Creates the state of a relay of which nothing is known yet.
    ///
    /// @param dns tells the mail servers of domains
    public RelayHealth(Limits limits, InstantSource clock, MxLookup dns) {
        this.relayFailureMonitor = new RelayFailureMonitor(limits.connections(), clock);
        this.rateLimiter = new RateLimiter(limits.perSecond(), System::nanoTime);
        this.domainRateLimiter = new DomainRateLimiter(limits, new MailProviders(limits.providers(), dns, clock));
    }

    /// Returns the pause that the relay is in.
    public Optional<RelayPause> pause() {
        return relayFailureMonitor.pause();
    }

    /// Returns the last pause, also if it is over; empty if the relay has accepted a mail since.
    public Optional<RelayPause> lastPause() {
        return relayFailureMonitor.lastPause();
    }

    /// Takes over what another process has found out about the relay, as [#lastPause] said there.
    ///
    /// @param refused the mails that were refused there
    public void setLastPause(Optional<RelayPause> pause, Avoidance refused) {
        relayFailureMonitor.setLastPause(pause, refused);
    }

    /// Returns whether the relay paused and has accepted no mail since: it is tried with one connection.
    boolean isProbing() {
        return relayFailureMonitor.isProbing();
    }

    /// Returns which mails are to be tried after all others.
    Avoidance avoidance() {
        return relayFailureMonitor.avoidance();
    }

    /// Returns what is to be handed to [#judge] with the result of a mail that is sent now.
    long number() {
        return relayFailureMonitor.number();
    }

    /// Records the result of a mail, and slows down if the relay or the domain of the recipient asks for that.
    ///
    /// @return what the result means for the mail, as [RelayFailureMonitor#judge] says
    SendResult judge(QueuedMail queued, SendResult result, long number, IssueFacts facts) {
        Judgement judgement = relayFailureMonitor.judge(queued, result, number, facts);
        if (judgement.tooFast()) {
            rateLimiter.slow();
        }
        switch (result) {
            case SendResult.Accepted _ -> domainRateLimiter.accepted(queued.domain());
            case SendResult.Deferred(var reply) when reply.asksToWait() -> domainRateLimiter.slow(queued.domain());
            case SendResult.Deferred _, SendResult.Failed _, SendResult.Unconfirmed _, SendResult.NotSent _ -> {}
        }
        return judgement.result();
    }

    /// Returns, once, results of mails that were open, as [RelayFailureMonitor#takeDecided] says.
    List<QueuedMailResult> takeDecided() {
        return relayFailureMonitor.takeDecided();
    }

    /// Decides what is open when no more mails are due.
    void decideAtEnd(IssueFacts facts) {
        relayFailureMonitor.decideAtEnd(facts);
    }

    RateLimiter rateLimiter() {
        return rateLimiter;
    }

    DomainRateLimiter domainRateLimiter() {
        return domainRateLimiter;
    }
}
