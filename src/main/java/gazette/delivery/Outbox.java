package gazette.delivery;

import java.util.List;
import java.util.Set;

/// The ledger as couriers need it. Everything said here is durable when the method returns, and may be said again when
/// it is not known whether it was heard.
public interface Outbox {
    /// Claims letters that are due, a few hundred at the most; empty if none is.
    ///
    /// @param most so many at the most
    List<Dispatch> claim(Share share, int most);

    /// One turn, one transaction: what became of letters, and which ones are about to go out.
    ///
    /// @param intents letters whose final dot would be next
    /// @return the intents that may go: not those whose readers have left, or whose claim no longer stands
    Set<Dispatch> turn(List<Outcome> outcomes, List<Dispatch> intents);

    /// Whether a claim still stands: it does not when its issue was paused or cancelled, or another took it over.
    boolean stands(Claim claim);

    /// Gives back claimed letters that were not tried.
    void giveBack(List<Dispatch> dispatches);
}
