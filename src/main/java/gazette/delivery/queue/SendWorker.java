package gazette.delivery.queue;

import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries letters over one connection. The final dot of a letter is not sent before a commit that holds its intent and
/// the outcome of the letter before it: so a crash leaves at most one letter of this connection in doubt.
final class SendWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);

    private final SharedState shared;
    private final MailTransport transport;
    private List<QueuedMailResult> finished = new ArrayList<>();

    /// What the couriers of a crew share.
    ///
    /// @param messages writes the letter for a dispatch
    /// @param more called when a letter was taken: others may wait for a courier
    record SharedState(
            ClaimQueue queue,
            GroupCommit groupCommit,
            RelayHealth health,
            Function<QueuedMail, EnvelopedMessage> messages,
            Runnable more) {}

    SendWorker(SharedState desk, MailTransport transport) {
        this.shared = desk;
        this.transport = transport;
    }

    /// Carries until there is nothing to carry.
    void run() throws InterruptedException {
        try {
            Optional<QueuedMail> next = shared.queue().next(this::enter);
            while (next.isPresent()) {
                shared.more().run();
                send(next.get());
                next = shared.queue().next(this::enter);
            }
        } finally {
            enter();
        }
    }

    private void send(QueuedMail queued) {
        try {
            SendResult result = transport.send(shared.messages().apply(queued), () -> mayGo(queued));
            finished.add(new QueuedMailResult(queued, shared.health().judge(queued, result)));
            if (result instanceof SendResult.Unconfirmed(String reply)) {
                LOG.warn(
                        "mail_unconfirmed issue={} subscriber={} reply=\"{}\"",
                        queued.claim().issue(),
                        queued.reader(),
                        reply);
            }
            if (result instanceof SendResult.NotSent(String _, SendResult.Cause blame)
                    && blame == SendResult.Cause.NOT_PERMITTED) {
                shared.queue().permissionDenied(queued);
            }
        } finally {
            shared.queue().done(queued);
        }
    }

    private boolean mayGo(QueuedMail queued) {
        boolean granted = shared.groupCommit().record(finished, queued);
        finished = new ArrayList<>();
        return granted;
    }

    private void enter() {
        shared.groupCommit().record(finished);
        finished = new ArrayList<>();
    }
}
