package gazette.bench;

import gazette.delivery.ChunkClaim;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.queue.ClaimScope;
import gazette.delivery.queue.Outbox;
import gazette.press.sending.SendingInterceptor;
import java.util.List;
import java.util.Set;

/// Takes the time of each letter and of each commit.
final class SendTimingInterceptor implements SendingInterceptor {
    private final LatencyHistogram sendTimes = new LatencyHistogram();
    private final LatencyHistogram commitTimes = new LatencyHistogram();
    private volatile boolean ledger = true;

    /// Whether an account is kept of each letter from now on; without, it is seen what keeping it costs.
    void useLedger(boolean kept) {
        ledger = kept;
    }

    LatencyHistogram sendTimes() {
        return sendTimes;
    }

    LatencyHistogram commitTimes() {
        return commitTimes;
    }

    @Override
    public Outbox outbox(Outbox real) {
        return new Outbox() {
            @Override
            public List<QueuedMail> claim(ClaimScope scope, int most) {
                return real.claim(scope, most);
            }

            @Override
            public Set<QueuedMail> commit(List<QueuedMailResult> outcomes, List<QueuedMail> intents) {
                if (!ledger) {
                    return Set.copyOf(intents);
                }
                long began = System.nanoTime();
                Set<QueuedMail> granted = real.commit(outcomes, intents);
                commitTimes.add(System.nanoTime() - began);
                return granted;
            }

            @Override
            public boolean isValid(ChunkClaim claim) {
                return real.isValid(claim);
            }

            @Override
            public void release(List<QueuedMail> dispatches) {
                real.release(dispatches);
            }

            @Override
            public boolean hasOtherDomains(long issue, Set<String> domains) {
                return real.hasOtherDomains(issue, domains);
            }

            @Override
            public boolean hasAccepted(long issue) {
                return real.hasAccepted(issue);
            }
        };
    }

    @Override
    public MailTransport carrier(MailTransport real) {
        return new MailTransport() {
            @Override
            public SendResult send(EnvelopedMessage message, SendPermission permission) {
                long began = System.nanoTime();
                SendResult result = real.send(message, permission);
                sendTimes.add(System.nanoTime() - began);
                return result;
            }

            @Override
            public void abort() {
                real.abort();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }
}
