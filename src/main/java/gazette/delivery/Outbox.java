package gazette.delivery;

import java.util.List;

/// The ledger as a courier needs it. Everything said here is durable when the method returns.
public interface Outbox {
    /// Claims letters that are due, a few hundred at the most; empty if none is.
    List<Dispatch> claim();

    /// One turn: what became of letters, and which ones are about to go out.
    ///
    /// @param intents claimed letters whose final dot would be next
    /// @return those of the intents that may go: not those whose readers have left meanwhile
    List<Dispatch> turn(List<Outcome> outcomes, List<Dispatch> intents);

    /// Gives back claimed letters that did not go out.
    void release(List<Dispatch> dispatches);
}
