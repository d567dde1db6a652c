package gazette.render.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Describes a problem that an editor is told about.
///
/// @param about a schedule, an issue, a relay, a page or a data folder, by its name
/// @param when it happened, or should have happened
/// @param reasons what is known, a sentence each
/// @param remedy what to do now, a sentence
public record EditorAlertData(Kind kind, String about, Instant when, List<String> reasons, String remedy) {
    public EditorAlertData {
        reasons = List.copyOf(reasons);
    }

    /// Returns a sample of each kind.
    public static List<EditorAlertData> samples() {
        return Arrays.stream(Kind.values())
                .map(kind -> new EditorAlertData(kind, "s", Instant.EPOCH, List.of("r"), "r"))
                .toList();
    }

    /// Lists what can happen.
    public enum Kind {
        /// A run failed.
        FAILED,
        /// A run was missed.
        MISSED,
        /// An issue was sent, but not to everybody.
        LETTERS,
        /// An issue was paused, because its first letters failed.
        CANARY,
        /// Articles were left out of an issue, because of a fault of theirs.
        ARTICLES,
        /// A relay objects to the sender.
        RELAY,
        /// The forms are asked for very much mail.
        FORMS,
        /// Nothing is sent until somebody confirms that the database is the right one.
        HOLD;

        /// Returns the beginning of the keys of its texts in a theme.
        String key() {
            return "notice_" + name().toLowerCase(Locale.ROOT);
        }
    }
}
