package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells a relay's objections to the sender from its objections to single readers: the same policy refusal (5.7.x, 554)
/// of ten letters running is about all letters. Not safe for many threads.
public final class CircuitBreaker {
    private static final int THRESHOLD = 10;

    private final List<QueuedMailResult> running = new ArrayList<>();
    private String lastRefusal = "";

    /// Looks at what became of a letter.
    ///
    /// @param suspicious whether one refusal is enough, for it tripped before and no letter was taken since
    /// @return the letters that met the objection, if this one is the last that was needed
    public Optional<List<QueuedMail>> trips(QueuedMailResult result, boolean suspicious) {
        SmtpReply reply = SmtpReply.parse(result.result().reply());
        if (result.result() instanceof SendResult.Accepted) {
            running.clear();
        }
        if (!isRefusal(result.result()) || !reply.isPolicy()) {
            return Optional.empty();
        }
        String now = reply.code() + " " + reply.enhanced();
        if (!now.equals(lastRefusal)) {
            running.clear();
            lastRefusal = now;
        }
        running.add(result);
        return running.size() >= (suspicious ? 1 : THRESHOLD) ? Optional.of(takeAll()) : Optional.empty();
    }

    private List<QueuedMail> takeAll() {
        List<QueuedMail> all = running.stream().map(QueuedMailResult::queued).toList();
        running.clear();
        return all;
    }

    private static boolean isRefusal(SendResult sendResult) {
        return sendResult instanceof SendResult.Failed || sendResult instanceof SendResult.Deferred;
    }
}
