package gazette.press.sending;

import gazette.issues.IssueState;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.util.List;
import java.util.Map;

/// Tells which letters of earlier issues did not go out yet: sending was on hold, a relay paused, a process ended.
public final class WaitingLetters {
    private WaitingLetters() {}

    /// Returns the issues that have such letters, the oldest first.
    public static List<SendingIssue> issues(Tables tables) {
        return tables.sending().unfinished().stream()
                .filter(issue -> count(issue, tables) > 0)
                .toList();
    }

    /// Returns a reason for each such issue.
    public static List<Reason> reasons(Tables tables) {
        return issues(tables).stream()
                .map(issue -> new Reason(ReasonKind.UNSENT, issue.name(), words(issue, tables)))
                .toList();
    }

    private static String words(SendingIssue issue, Tables tables) {
        long letters = count(issue, tables);
        String waiting = letters
                + (letters == 1 ? " letter of " : " letters of ")
                + issue.name()
                + (letters == 1 ? " was waiting" : " were waiting");
        return issue.state() == IssueState.PAUSED
                ? waiting + ", paused (" + issue.pausedBecause() + "); to send: gazette issue resume " + issue.name()
                : waiting;
    }

    private static long count(SendingIssue issue, Tables tables) {
        return tables.deliveryCounts().of(issue.id()).entrySet().stream()
                .filter(state -> !state.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
