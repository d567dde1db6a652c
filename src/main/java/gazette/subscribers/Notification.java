package gazette.subscribers;

import gazette.subscribers.keys.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A short letter to one reader, that something they or somebody else did calls for.
///
/// @param id the database's, made from what it is about
/// @param subscriber the reader's id
/// @param list the id of the list that it comes from
/// @param reference of a confirmation the sign-up's id, of a welcome the lists' ids with commas between, of a latest
/// issue
///     its number
/// @param language BCP 47 tag of its words
/// @param network where it was asked for by somebody who did not prove to be the reader; empty if the reader did
/// @param expiresAt it is tried no longer
/// @param attempts so many times it was tried
/// @param reply the last one
public record Notification(
        String id,
        Kind kind,
        long subscriber,
        long list,
        String reference,
        String language,
        String network,
        Instant createdAt,
        Instant expiresAt,
        int attempts,
        String reply) {

    /// What it is for.
    public enum Kind {
        /// Asks whether a sign-up was theirs.
        CONFIRMATION(Duration.ofDays(3)),
        /// Greets a new member.
        WELCOME(Duration.ofDays(3)),
        /// Is the latest issue, for a new member.
        LATEST(Duration.ofDays(3)),
        /// Brings a link to all that they chose.
        PREFERENCES(Duration.ofHours(4));

        private final Duration tried;

        Kind(Duration tried) {
            this.tried = tried;
        }

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One that is still to be sent.
    ///
    /// @param keys make its id
    public static Notification create(
            KeyRing keys,
            Kind kind,
            long subscriber,
            long list,
            String about,
            String language,
            String network,
            Instant now) {
        String id = keys.stableHmac("note", kind.word(), subscriber, list, about, now.toEpochMilli());
        return new Notification(id, kind, subscriber, list, about, language, network, now, now.plus(kind.tried), 0, "");
    }
}
