package gazette.issues;

import java.time.Instant;
import java.util.Optional;

/// Describes the review of a schedule's issue before its slot. Hashes say what was shown, see [ReviewedIssue#NOTHING];
/// they are empty where there is none.
///
/// @param lookedAt when it was last found out what would go out
/// @param lookMillis how long that took
/// @param askedOnlineAt when the web was last asked for that
/// @param currentHash what would go out now
/// @param approvedHash what an editor has approved, or ordered to be sent
/// @param askedHash what the editors were last asked about
/// @param why it is held or closed, if no editor said so
/// @param answeredBy who answered last; empty if nobody did
/// @param version counts answers, so that an answer to what has changed since is found out
public record IssueReview(
        long id,
        String schedule,
        Instant slot,
        State state,
        Instant openedAt,
        Instant lookedAt,
        long lookMillis,
        Instant askedOnlineAt,
        String currentHash,
        String approvedHash,
        String askedHash,
        String why,
        String answeredBy,
        Optional<Instant> answeredAt,
        long version) {

    /// Lists what a review may have come to.
    public enum State {
        /// It waits for an answer, or for its slot.
        OPEN,
        /// It does not go out before an editor sends it.
        HELD,
        /// An editor has ordered to send it now.
        ORDERED,
        /// It went out.
        SENT,
        /// It is over, and nothing went out.
        CLOSED
    }

    /// Says how a review stands, for those who look at it.
    public enum Stage {
        /// Nobody has answered yet.
        WAITING,
        /// It goes out at its slot as an editor approved it.
        APPROVED,
        /// It was approved, and has changed since, so that it needs another approval.
        CHANGED,
        /// Nothing would go out.
        NOTHING,
        HELD,
        ORDERED,
        SENT,
        CLOSED
    }

    /// Returns why it is held: what was found, or who said so.
    public String heldBecause() {
        return why.isEmpty() ? answeredBy + " put it on hold" : why;
    }

    /// Returns whether it is not over.
    public boolean isPending() {
        return state != State.SENT && state != State.CLOSED;
    }

    /// Returns whether what would go out now is approved.
    public boolean isApproved() {
        return !approvedHash.isEmpty() && approvedHash.equals(currentHash);
    }

    /// Returns how it stands.
    public Stage stage() {
        return switch (state) {
            case HELD -> Stage.HELD;
            case ORDERED -> Stage.ORDERED;
            case SENT -> Stage.SENT;
            case CLOSED -> Stage.CLOSED;
            case OPEN -> openStage();
        };
    }

    private Stage openStage() {
        if (currentHash.equals(ReviewedIssue.NOTHING)) {
            return Stage.NOTHING;
        }
        if (approvedHash.isEmpty()) {
            return Stage.WAITING;
        }
        return isApproved() ? Stage.APPROVED : Stage.CHANGED;
    }
}
