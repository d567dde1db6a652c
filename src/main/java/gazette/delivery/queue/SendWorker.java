package gazette.delivery.queue;

import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SmtpReply;
import gazette.text.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends mails over one connection. The final dot of a mail is not sent before one commit has recorded both the intent
/// to send it and the result of the mail before. So after a crash it is unknown of at most one mail of this connection
/// whether it was sent.
final class SendWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);

    private final SharedState shared;
    private final MailTransport transport;
    private List<QueuedMailResult> unrecorded = new ArrayList<>();
    private boolean maySend;

    /// Holds what the workers of one relay share.
    ///
    /// @param messages writes the message of a mail
    /// @param onTaken called when a worker has taken a mail from the queue: there may be enough for another worker
    record SharedState(
            ClaimQueue queue,
            GroupCommit groupCommit,
            RelayHealth health,
            Function<QueuedMail, EnvelopedMessage> messages,
            Runnable onTaken) {}

    SendWorker(SharedState shared, MailTransport transport) {
        this.shared = shared;
        this.transport = transport;
    }

    /// Sends until the queue has nothing more.
    void run() throws InterruptedException {
        try {
            Optional<QueuedMail> next = shared.queue().next(this::recordResults);
            while (next.isPresent()) {
                shared.onTaken().run();
                send(next.get());
                next = shared.queue().next(this::recordResults);
            }
        } finally {
            recordResults();
        }
    }

    private void send(QueuedMail queued) {
        maySend = false;
        try {
            SendResult result = transport.send(shared.messages().apply(queued), () -> recordIntent(queued));
            unrecorded.add(new QueuedMailResult(queued, shared.health().judge(queued, result)));
            if (result instanceof SendResult.Unconfirmed(SmtpReply reply)) {
                LOG.warn(
                        "mail_unconfirmed issue={} subscriber={} reply=\"{}\"",
                        queued.claim().issue(),
                        queued.publicId(),
                        reply.text());
            }
            if (result instanceof SendResult.NotSent(SmtpReply _, SendResult.Cause cause)
                    && cause == SendResult.Cause.NOT_PERMITTED) {
                shared.queue().permissionDenied(queued);
            }
        } catch (RuntimeException | Error e) {
            if (maySend) {
                // It may have gone out before this program failed, so it must not count as never sent.
                SmtpReply reply = SmtpReply.withoutCode("Gazette itself failed: " + FailureText.of(e));
                unrecorded.add(new QueuedMailResult(queued, new SendResult.Unconfirmed(reply)));
            }
            throw e;
        } finally {
            shared.queue().done(queued);
        }
    }

    private boolean recordIntent(QueuedMail queued) {
        boolean granted = shared.groupCommit().record(unrecorded, queued);
        unrecorded = new ArrayList<>();
        maySend = granted;
        return granted;
    }

    private void recordResults() {
        shared.groupCommit().record(unrecorded);
        unrecorded = new ArrayList<>();
    }
}
