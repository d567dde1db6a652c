package gazette.issues;

import java.util.EnumSet;
import java.util.Set;

/// Lists the states of a letter: one issue, to one subscriber. The table `delivery` holds them.
///
/// For example, issue `letters/7` goes to Ann, Bo and Cy. When it is frozen, each of them gets a row that is `PENDING`.
///
/// - Ann's letter becomes `IN_FLIGHT` just before the last byte of it goes to the server. The server answers 250, and
///   it is `ACCEPTED`.
/// - Bo's server answers 451, so his letter is `DEFERRED` and due again five minutes later. Then it is `IN_FLIGHT` once
///   more; the connection breaks before the answer comes, so nobody knows whether it arrived: `UNKNOWN`, due again ten
///   minutes later. If the same happens again, it is `HELD`, and only `gazette issue retry --held` sends it once more.
/// - Cy leaves the list before his letter is due. It becomes `RECIPIENT_LEFT` in the step in which it would have become
///   `IN_FLIGHT`.
///
/// | state | next |
/// |---|---|
/// | `PENDING`, `DEFERRED`, `UNKNOWN` | `IN_FLIGHT`, `DEFERRED`, `FAILED`, `RECIPIENT_LEFT`, `CANCELLED` |
/// | `IN_FLIGHT` | `ACCEPTED`, `DEFERRED`, `FAILED`, `UNKNOWN`, `HELD`, `CANCELLED`; `PENDING` if its process dies |
/// | `DEFERRED` for three days | `EXPIRED` instead of `DEFERRED` again |
/// | `FAILED`, `HELD` | `PENDING`, when an editor retries |
/// | `ACCEPTED`, `EXPIRED`, `RECIPIENT_LEFT`, `CANCELLED` | none |
public enum DeliveryState {
    /// Frozen and not tried yet.
    PENDING("pending"),
    /// About to be handed over, or handed over without an answer so far.
    IN_FLIGHT("intent"),
    /// The server took it.
    ACCEPTED("accepted"),
    /// The server asked to try again later.
    DEFERRED("deferred"),
    /// The server refused it for good.
    FAILED("failed"),
    /// The connection broke after the letter was handed over: it may have arrived.
    UNKNOWN("unknown"),
    /// That happened twice. Only an editor sends it again.
    HELD("held"),
    /// The server asked to try again later for too long.
    EXPIRED("expired"),
    /// The subscriber left the list, or was erased, before it went out. Not to be confused with blocked addresses.
    RECIPIENT_LEFT("suppressed"),
    /// An editor cancelled the issue before it went out.
    CANCELLED("cancelled");

    private static final Set<DeliveryState> OPEN = EnumSet.of(PENDING, IN_FLIGHT, DEFERRED, UNKNOWN);

    private final String word;

    DeliveryState(String word) {
        this.word = word;
    }

    /// Returns the word in the database, in JSON and in what commands print.
    public String word() {
        return word;
    }

    /// Returns whether it stays as it is unless an editor retries it.
    public boolean isFinal() {
        return !OPEN.contains(this);
    }

    /// Returns the state of a word.
    public static DeliveryState of(String word) {
        for (DeliveryState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException(word);
    }
}
