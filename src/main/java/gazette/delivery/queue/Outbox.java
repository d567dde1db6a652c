package gazette.delivery.queue;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import java.util.List;
import java.util.Set;

/// The ledger as couriers need it. Everything said here is durable when the method returns, and may be said again when
/// it is not known whether it was heard.
public interface Outbox {
    /// Claims letters that are due, a few hundred at the most; empty if none is.
    ///
    /// @param most so many at the most
    List<QueuedMail> claim(ClaimScope scope, int most);

    /// One turn, one transaction: what became of letters, and which ones are about to go out.
    ///
    /// @param intents letters whose final dot would be next
    /// @return the intents that may go: not those whose readers have left, or whose claim no longer stands
    Set<QueuedMail> commit(List<QueuedMailResult> outcomes, List<QueuedMail> intents);

    /// Whether a claim still stands: it does not when its issue was paused or cancelled, or another took it over.
    boolean isValid(ChunkClaim claim);

    /// Gives back claimed letters that were not tried.
    void release(List<QueuedMail> dispatches);
}
