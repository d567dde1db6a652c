package gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells a relay's objections to the sender from its objections to single readers: the same policy refusal (5.7.x, 554)
/// of ten letters running is about all letters. Not safe for many threads.
final class Breaker {
    private static final int RUNNING = 10;

    private final List<Outcome> running = new ArrayList<>();
    private String complaint = "";

    /// Looks at what became of a letter.
    ///
    /// @param suspicious whether one refusal is enough, for it tripped before and no letter was taken since
    /// @return the letters that met the objection, if this one is the last that was needed
    Optional<List<Dispatch>> trips(Outcome outcome, boolean suspicious) {
        Reply reply = Reply.parse(outcome.receipt().reply());
        if (outcome.receipt() instanceof Receipt.Accepted) {
            running.clear();
        }
        if (!isRefusal(outcome.receipt()) || !reply.isPolicy()) {
            return Optional.empty();
        }
        String now = reply.code() + " " + reply.enhanced();
        if (!now.equals(complaint)) {
            running.clear();
            complaint = now;
        }
        running.add(outcome);
        return running.size() >= (suspicious ? 1 : RUNNING) ? Optional.of(takeAll()) : Optional.empty();
    }

    private List<Dispatch> takeAll() {
        List<Dispatch> all = running.stream().map(Outcome::dispatch).toList();
        running.clear();
        return all;
    }

    private static boolean isRefusal(Receipt receipt) {
        return receipt instanceof Receipt.Failed || receipt instanceof Receipt.Deferred;
    }
}
