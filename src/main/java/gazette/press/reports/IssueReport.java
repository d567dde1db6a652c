package gazette.press.reports;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.store.IssueDigestTable.Leaving;
import gazette.store.IssueListQueries.IssueSummary;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Describes what became of an issue, as its letters say.
///
/// @param letters by state, in the order of the states
/// @param changedAt when one last changed its state
/// @param countedAt when relays, domains and refusals were counted
/// @param refusals by kind, the most frequent first
/// @param leaving who left in the week after it
public record IssueReport(
        IssueSummary issue,
        Map<DeliveryState, Long> letters,
        Optional<Instant> changedAt,
        Optional<Instant> countedAt,
        boolean isCounting,
        List<Share> relays,
        List<Share> domains,
        List<Refusal> refusals,
        List<Leaving> leaving) {
    private static final Set<DeliveryState> LOST =
            EnumSet.of(DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.EXPIRED);

    /// Describes the letters to one relay or domain.
    ///
    /// @param name empty for all others
    /// @param waiting not final yet
    /// @param lost refused, held or expired
    /// @param left the subscriber had left before, or the issue was cancelled
    public record Share(String name, long letters, long accepted, long waiting, long lost, long left) {}

    /// Describes replies of one kind.
    ///
    /// @param state of the letters
    /// @param code of the reply, 0 without one
    /// @param enhanced code of the reply (RFC 3463); empty without one
    /// @param example one of the replies
    public record Refusal(DeliveryState state, int code, String enhanced, long letters, String example) {}

    /// Says in a word what came of it.
    public enum Verdict {
        UNDOABLE,
        UNDER_WAY,
        PAUSED,
        /// Every letter was accepted.
        ALL,
        /// Some were, and some were not.
        SOME,
        /// There were letters, and none was accepted.
        NOBODY,
        /// It had no recipients.
        EMPTY,
        CANCELLED
    }

    /// Returns what came of it. That it is called sent does not make it so: the letters decide.
    public Verdict verdict() {
        if (issue.state() == IssueState.UNDOABLE) {
            return Verdict.UNDOABLE;
        }
        if (issue.state() == IssueState.PAUSED) {
            return Verdict.PAUSED;
        }
        if (issue.state().isUnderWay() || waiting() > 0) {
            return Verdict.UNDER_WAY;
        }
        if (issue.state() == IssueState.CANCELLED) {
            return Verdict.CANCELLED;
        }
        if (total() == 0) {
            return Verdict.EMPTY;
        }
        return accepted() == 0 ? Verdict.NOBODY : accepted() == total() ? Verdict.ALL : Verdict.SOME;
    }

    /// Returns how many letters it has.
    public long total() {
        return letters.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns how many were accepted.
    public long accepted() {
        return letters.getOrDefault(DeliveryState.ACCEPTED, 0L);
    }

    /// Returns how many are still to go out.
    public long waiting() {
        return sum(false);
    }

    /// Returns how many were refused, held or given up.
    public long lost() {
        return LOST.stream().mapToLong(state -> letters.getOrDefault(state, 0L)).sum();
    }

    /// Returns whether each frozen recipient has a letter.
    public boolean closes() {
        return total() == issue.frozen();
    }

    static boolean isLost(DeliveryState state) {
        return LOST.contains(state);
    }

    private long sum(boolean isFinal) {
        return letters.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal() == isFinal)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
