package gazette.subscribers;

import gazette.subscribers.keys.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Describes a single mail to one subscriber, such as the one that asks them to confirm a sign-up.
///
/// @param id the id in the database, computed from the other values
/// @param subscriber the subscriber's id
/// @param list the id of the list whose sender it has
/// @param reference for a confirmation the sign-up's id, for a welcome the lists' ids separated by commas, for a
///     latest issue its number
/// @param language BCP 47 tag of its text
/// @param expiresAt when it is given up
/// @param attempts how many times it was tried
/// @param reply the last reply of a server
public record Notification(
        String id,
        Kind kind,
        long subscriber,
        long list,
        String reference,
        String language,
        Instant createdAt,
        Instant expiresAt,
        int attempts,
        String reply) {

    /// Lists the kinds of notifications.
    public enum Kind {
        /// Asks to confirm a sign-up.
        CONFIRMATION(Duration.ofDays(3)),
        /// Welcomes a new subscriber.
        WELCOME(Duration.ofDays(3)),
        /// Brings the latest issue to a new subscriber.
        LATEST(Duration.ofDays(3)),
        /// Brings the link to the subscriber's preferences.
        PREFERENCES(Duration.ofHours(4));

        private final Duration triedFor;

        Kind(Duration triedFor) {
            this.triedFor = triedFor;
        }

        /// Returns the word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Creates a notification that is still to be sent.
    ///
    /// @param keys for its id
    public static Notification create(
            KeyRing keys, Kind kind, long subscriber, long list, String reference, String language, Instant now) {
        String id = keys.stableHmac("note", kind.word(), subscriber, list, reference, now.toEpochMilli());
        return new Notification(id, kind, subscriber, list, reference, language, now, now.plus(kind.triedFor), 0, "");
    }
}
