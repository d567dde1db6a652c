package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes what a link in a mail permits: one purpose, for one subscriber of one list. It is signed with one of the
/// workspace's keys (HMAC-SHA-256).
///
/// For example, `u1-7-abcdefghijklmnop-CODE` unsubscribes (`u`) the subscriber with the public id `abcdefghijklmnop`
/// from the list with the id 7, and was signed by key 1.
///
/// @param publicId the subscriber's public id; for a confirmation the sign-up's id
/// @param list the list's id; for a bounce the id; 0 if it is about no list
/// @param until the last minute in which it is valid, counted from the epoch; empty if it does not expire
public record SignedToken(Purpose purpose, String publicId, long list, OptionalLong until) {
    private static final int PUBLIC_ID_LENGTH = 16;
    private static final int CODE_LENGTH = 26;
    /// Each number can be written in one way only, so that no two texts mean the same token.
    static final Pattern FORM = Pattern.compile(
            "([a-z])([1-9a-z])-(0|[1-9][0-9]{0,17})-([a-z2-7]{16})(?:-([1-9][0-9]{0,9}))?-([a-z2-7]{26})");

    /// Lists what a token permits. Its letter is the first character of the token.
    public enum Purpose {
        /// Unsubscribes from a list. Does not expire. Harmless if forwarded, because it can do nothing else.
        UNSUBSCRIBE('u', Duration.ZERO),
        /// Identifies a mail that bounced. Does not expire.
        BOUNCE('b', Duration.ZERO),
        /// Confirms a sign-up. Valid for a week: mail may be delayed for days, and people may read it after the
        /// weekend.
        CONFIRM('c', Duration.ofDays(7)),
        /// Undoes an unsubscribe, or unsubscribes from all other lists too.
        UNDO('r', Duration.ofMinutes(15)),
        /// Shows and changes a subscriber's preferences.
        PREFERENCES('p', Duration.ofMinutes(15));

        private final char letter;
        private final Duration validity;

        Purpose(char letter, Duration validity) {
            this.letter = letter;
            this.validity = validity;
        }

        /// Returns how long such a token is valid; zero means for ever.
        public Duration validity() {
            return validity;
        }
    }

    /// Creates a token that does not expire.
    public SignedToken(Purpose purpose, String publicId, long list) {
        this(purpose, publicId, list, OptionalLong.empty());
    }

    /// Creates a token that is valid as long as its purpose allows.
    public static SignedToken fresh(Purpose purpose, String publicId, long list, Instant now) {
        return new SignedToken(purpose, publicId, list, OptionalLong.of(minute(now.plus(purpose.validity()))));
    }

    /// Returns the length in characters of all tokens for a list that do not expire.
    public static int length(long list) {
        return ("u1-" + list + "-").length() + PUBLIC_ID_LENGTH + 1 + CODE_LENGTH;
    }

    /// Returns the token as it is written in a link: letters, digits and hyphens.
    public String signed(HmacKey key) {
        String end = until.isPresent() ? "-" + until.getAsLong() : "";
        return purpose.letter + key.id() + "-" + list + "-" + publicId + end + "-" + code(key);
    }

    /// Parses and verifies a token. Empty if it was not signed here for that purpose, or is no longer valid.
    public static Optional<SignedToken> verify(String written, Purpose purpose, KeyRing keys, Instant now) {
        Matcher form = FORM.matcher(written);
        boolean ends = !purpose.validity.isZero();
        if (!form.matches() || form.group(1).charAt(0) != purpose.letter || (form.group(5) != null) != ends) {
            return Optional.empty();
        }
        OptionalLong until = ends ? OptionalLong.of(Long.parseLong(form.group(5))) : OptionalLong.empty();
        var token = new SignedToken(purpose, form.group(4), Long.parseLong(form.group(3)), until);
        return keys.find(form.group(2))
                .filter(key -> equal(token.code(key), form.group(6)))
                .filter(key -> token.isValidAt(now))
                .map(key -> token);
    }

    private boolean isValidAt(Instant now) {
        return until.isEmpty() || minute(now) <= until.getAsLong();
    }

    private String code(HmacKey key) {
        return until.isPresent()
                ? key.hmac("token", purpose.letter, list, publicId, until.getAsLong())
                : key.hmac("token", purpose.letter, list, publicId);
    }

    private static long minute(Instant instant) {
        return instant.getEpochSecond() / 60;
    }

    /// Compares in constant time, so that the time of the answer does not help to guess a code.
    private static boolean equal(String ours, String theirs) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
    }
}
