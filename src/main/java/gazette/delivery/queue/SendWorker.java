package gazette.delivery.queue;

import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.replies.IssueFacts;
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
    private boolean isCommitting;

    /// Holds what the workers of one relay share.
    ///
    /// @param messages writes the message of a mail
    /// @param onTaken called when a worker has taken a mail from the queue: there may be enough for another worker
    record SharedState(
            ClaimQueue queue,
            GroupCommit groupCommit,
            RelayHealth health,
            IssueFacts issues,
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
        isCommitting = false;
        try {
            Optional<EnvelopedMessage> message = write(queued);
            if (message.isPresent()) {
                send(queued, message.get());
            }
        } finally {
            shared.queue().done(queued);
        }
    }

    /// Writes a mail's message. If that fails, this mail alone waits.
    private Optional<EnvelopedMessage> write(QueuedMail queued) {
        try {
            return Optional.of(shared.messages().apply(queued));
        } catch (RuntimeException | Error e) {
            if (shared.groupCommit().isOutage(e)) {
                throw e;
            }
            LOG.error(
                    "mail_not_written issue={} subscriber={} cause=\"{}\"",
                    queued.claim().issue(),
                    queued.publicId(),
                    FailureText.withPlace(e));
            SmtpReply reply = SmtpReply.withoutCode("Gazette could not write the letter: " + FailureText.of(e));
            unrecorded.add(new QueuedMailResult(queued, new SendResult.Deferred(reply)));
            return Optional.empty();
        }
    }

    private void send(QueuedMail queued, EnvelopedMessage message) {
        SendResult judged;
        long number = shared.health().number();
        try {
            SendResult result = transport.send(message, () -> recordIntent(queued));
            judged = shared.health().judge(queued, result, number, shared.issues());
            unrecorded.add(new QueuedMailResult(queued, judged));
        } catch (RuntimeException | Error e) {
            recordFailure(queued, e);
            throw e;
        }
        // What fails from here on does not make the result of this mail uncertain.
        log(queued, judged);
        if (judged instanceof SendResult.NotSent(SmtpReply _, Cause cause) && cause == Cause.NOT_PERMITTED) {
            shared.queue().permissionDenied(queued);
        }
        shared.groupCommit().record(shared.health().takeDecided());
    }

    /// Records what is known of a mail when this program fails. If that happens again and again, the mail waits, and
    /// the others go.
    private void recordFailure(QueuedMail queued, Throwable e) {
        SmtpReply reply = SmtpReply.withoutCode("Gazette itself failed: " + FailureText.of(e));
        if (maySend) {
            // It may have gone out before this program failed, so it must not count as never sent.
            unrecorded.add(new QueuedMailResult(queued, new SendResult.Unconfirmed(reply)));
        } else if (!isCommitting && !shared.groupCommit().isOutage(e)) {
            unrecorded.add(new QueuedMailResult(queued, new SendResult.NotSent(reply, Cause.MESSAGE)));
        }
    }

    private static void log(QueuedMail queued, SendResult result) {
        switch (result) {
            case SendResult.Unconfirmed(SmtpReply reply) -> log("mail_unconfirmed", queued, reply);
            case SendResult.Deferred(SmtpReply reply) when reply.asksForPause() -> log("mail_deferred", queued, reply);
            case SendResult.NotSent(SmtpReply reply, Cause cause)
            when cause != Cause.NOT_PERMITTED -> log("mail_not_sent", queued, reply);
            case SendResult.Accepted _, SendResult.Deferred _, SendResult.Failed _, SendResult.NotSent _ -> {}
        }
    }

    private static void log(String event, QueuedMail queued, SmtpReply reply) {
        LOG.warn(
                "{} issue={} subscriber={} attempt={} reply=\"{}\"",
                event,
                queued.claim().issue(),
                queued.publicId(),
                queued.attempt(),
                reply.text());
    }

    private boolean recordIntent(QueuedMail queued) {
        isCommitting = true;
        boolean granted = shared.groupCommit().record(unrecorded, queued);
        isCommitting = false;
        unrecorded = new ArrayList<>();
        maySend = granted;
        return granted;
    }

    private void recordResults() {
        shared.groupCommit().record(unrecorded);
        unrecorded = new ArrayList<>();
    }
}
