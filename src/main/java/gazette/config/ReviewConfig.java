package gazette.config;

import java.time.Duration;

/// Says that people look at an issue before its slot.
///
/// @param before how long before the slot they are asked
/// @param silence what happens at the slot if nobody has approved the issue as it is then
/// @param by who may approve it
public record ReviewConfig(Duration before, Silence silence, By by) {
    /// Says what becomes of an issue that nobody has approved.
    public enum Silence {
        /// It goes out as it is at the slot.
        SEND,
        /// It does not go out, and its articles stay new.
        HOLD
    }

    /// Says who may approve.
    public enum By {
        /// Editors and owners.
        EDITOR,
        /// Owners only.
        OWNER
    }
}
