package gazette.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Limits how often something is tried: a few times at once, then once in an interval. (The generic cell rate
/// algorithm: all that is kept is one instant.)
///
/// @param burst how many tries are free after a rest
/// @param interval how long it takes until one more is free
public record GuessLimit(int burst, Duration interval) {
    /// Returns the state after one more try, or empty if none is free now.
    ///
    /// @param state what the last call returned; anything in the past at the beginning
    public Optional<Instant> next(Instant state, Instant now) {
        if (now.isBefore(free(state))) {
            return Optional.empty();
        }
        return Optional.of((state.isAfter(now) ? state : now).plus(interval));
    }

    /// Returns when a try is free.
    public Instant free(Instant state) {
        return state.minus(interval.multipliedBy(burst - 1L));
    }

    /// Returns the state without the last try.
    public Instant undone(Instant state) {
        return state.minus(interval);
    }
}
