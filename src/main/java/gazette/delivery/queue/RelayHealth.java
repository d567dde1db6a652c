package gazette.delivery.queue;

import gazette.config.RelayConfig.Limits;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.replies.RelayFailureMonitor;
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

    /// Returns whether the relay paused and has accepted no mail since: it is tried with one connection.
    boolean isProbing() {
        return relayFailureMonitor.isProbing();
    }

    /// Records the result of a mail, and slows down if the relay asks for that.
    ///
    /// @return what the result means for the mail, as [RelayFailureMonitor#judge] says
    SendResult judge(QueuedMail queued, SendResult result) {
        if (result.reply().isThrottle()) {
            rateLimiter.slow();
        }
        return relayFailureMonitor.judge(queued, result);
    }

    /// Returns, once, the mails whose recorded refusal is to be taken back, as [RelayFailureMonitor#takeRequeued] says.
    List<QueuedMailResult> takeRequeued() {
        return relayFailureMonitor.takeRequeued();
    }

    RateLimiter rateLimiter() {
        return rateLimiter;
    }

    DomainRateLimiter domainRateLimiter() {
        return domainRateLimiter;
    }
}
