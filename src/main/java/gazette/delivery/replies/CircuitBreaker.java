package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognises when a relay refuses the sender instead of single recipients: it gives ten mails in a row the same
/// policy refusal (5.7.x, 554).
///
/// For example, nine times `550 5.7.1`, then an accepted mail: the count begins anew. Ten times `550 5.7.1`: it trips.
/// Nine times `550 5.7.1`, then `554 5.7.0`: the new code counts as the first. An unknown mailbox (5.1.1) in between
/// changes nothing.
///
/// Not thread-safe.
final class CircuitBreaker {
    private static final int THRESHOLD = 10;

    private final List<QueuedMail> refused = new ArrayList<>();
    private String lastRefusal = "";

    /// Records the result of one mail.
    ///
    /// @param probing whether one refusal is enough, because it tripped before and no mail was accepted since
    /// @return the mails that were refused, if it trips now; otherwise empty
    Optional<List<QueuedMail>> record(QueuedMailResult sent, boolean probing) {
        if (sent.result() instanceof SendResult.Accepted) {
            refused.clear();
        }
        if (!isPolicyRefusal(sent.result())) {
            return Optional.empty();
        }
        SmtpReply reply = sent.result().reply();
        String refusal = reply.code() + " " + reply.enhanced();
        if (!refusal.equals(lastRefusal)) {
            refused.clear();
            lastRefusal = refusal;
        }
        refused.add(sent.queued());
        return refused.size() >= (probing ? 1 : THRESHOLD) ? Optional.of(takeAll()) : Optional.empty();
    }

    /// Returns whether a mail was refused because of a policy, for good or for now.
    static boolean isPolicyRefusal(SendResult result) {
        return (result instanceof SendResult.Failed || result instanceof SendResult.Deferred)
                && result.reply().isPolicy();
    }

    private List<QueuedMail> takeAll() {
        List<QueuedMail> all = List.copyOf(refused);
        refused.clear();
        return all;
    }
}
