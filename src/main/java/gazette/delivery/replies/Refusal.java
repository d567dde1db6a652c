package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import java.time.Instant;

/// Describes a mail that was refused for good, while it is not known whether because of its recipient or the sender.
///
/// @param number grows with each refusal of the relay
record Refusal(QueuedMail mail, SendResult.Failed result, long number, Instant at) {
    /// Returns the result if the recipient or the message is the reason. A policy (5.7.x) may depend on the moment, so
    /// the first such refusal is not final.
    QueuedMailResult decided() {
        boolean isFirstOfPolicy = result.reply().isPolicy() && !mail.refusedBefore();
        return new QueuedMailResult(mail, isFirstOfPolicy ? new SendResult.Deferred(result.reply()) : result, true);
    }
}
