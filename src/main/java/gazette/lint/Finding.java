package gazette.lint;

import com.fasterxml.jackson.annotation.JsonValue;
import gazette.text.ForeignText;
import java.util.Locale;

/// Describes one thing that a check found in a mail.
///
/// @param check what was looked at, in a word: `size`, `links`, `unsubscribe`, `text` …
/// @param what was found, one sentence
/// @param where it stands: the part of the letter, or the element and the heading above it
/// @param remedy what to do about it, one sentence
public record Finding(Severity severity, String check, String what, String where, String remedy) {
    public Finding {
        what = ForeignText.line(what);
        where = ForeignText.line(where);
        remedy = ForeignText.line(remedy);
    }

    /// Lists how bad a finding is.
    public enum Severity {
        /// Stops a run before its first letter.
        ERROR,
        /// Readers will notice.
        WARNING,
        /// Good to know; nothing needs to be done.
        NOTE;

        /// Returns the word for it in reports.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Returns the whole finding in one line.
    @Override
    public String toString() {
        return severity.word() + ": " + what + " [" + where + "] " + remedy;
    }
}
