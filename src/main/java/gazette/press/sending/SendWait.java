package gazette.press.sending;

import java.time.Instant;
import java.util.Optional;

/// Says why letters of an issue are not going out, and when they go on.
///
/// @param detail in words of the program or of a server; empty where the kind says all
/// @param relay the relay's name, or empty
/// @param number how many letters it is about, or how many are allowed
/// @param until when it goes on by itself; absent if a person must do something, or it is not known
public record SendWait(Kind kind, String detail, String relay, long number, Optional<Instant> until) {
    /// Says what kind of wait it is.
    public enum Kind {
        /// It may still be undone.
        UNDO,
        /// The recipients are being written down.
        FREEZING,
        /// Nothing is sent until a person confirms the database.
        HOLD,
        /// Somebody, or the program, paused it.
        PAUSED,
        /// The relay cannot be reached.
        RELAY,
        /// The relay objects to the sender.
        OBJECTION,
        /// The relay's letters of the day are used up.
        DAY,
        /// The first letters go out; the others wait for them.
        CANARY,
        /// The first letters are out, and watched for a while.
        CANARY_WATCHED,
        /// All letters were tried, and some are tried again.
        RETRY
    }
}
