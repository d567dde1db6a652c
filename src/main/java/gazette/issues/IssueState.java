package gazette.issues;

import java.util.Locale;

/// Lists the states of an issue, from the moment it is stored until all of its letters are through.
public enum IssueState {
    /// Sent by hand a moment ago, and may still be undone: nobody can see it, and none of its letters exists.
    UNDOABLE,
    /// Its recipients are being written down, in steps.
    FREEZING,
    /// Its letters go out.
    SENDING,
    /// Nothing goes out until somebody resumes it.
    PAUSED,
    /// None of its letters is due any more.
    SENT,
    /// Given up: letters that had not gone out will not.
    CANCELLED;

    /// Returns the word in the database, in JSON and in what commands print.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns whether letters may still go out without another command.
    public boolean isUnderWay() {
        return this == UNDOABLE || this == FREEZING || this == SENDING;
    }
}
