package gazette.delivery.queue;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.replies.IssueFacts;
import java.util.List;
import java.util.Set;

/// Gives out the mails that are due and records their results. What a method records is durable when it returns. Each
/// may be called again with the same arguments if it is not known whether the first call succeeded.
public interface Outbox extends IssueFacts {
    /// Claims mails of one chunk that are due, those that come last only if there are no others; empty if none is.
    ///
    /// @param most how many at most
    List<QueuedMail> claim(ClaimScope scope, int most);

    /// Records, in one transaction, what became of some mails and which ones are about to be sent.
    ///
    /// @param intents mails whose final dot comes next
    /// @return the intents that may be sent: not those whose subscribers have left, or whose claim is no longer
    ///     valid
    Set<QueuedMail> commit(List<QueuedMailResult> results, List<QueuedMail> intents);

    /// Returns whether a claim is still valid. It is not if its issue was paused or cancelled, or if another process
    /// has claimed its mails since.
    boolean isValid(ChunkClaim claim);

    /// Gives back claimed mails that were not tried.
    void release(List<QueuedMail> mails);
}
