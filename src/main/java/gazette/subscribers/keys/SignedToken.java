package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a link in a letter may do: one purpose, for one reader on one list. Signed with one of the workspace's keys
/// (HMAC-SHA-256), whose id stands in it.
///
/// @param reader the reader's public id; of a confirmation, the sign-up's
/// @param list the list's id; of a bounce, the issue's; 0 where it is about no list
/// @param until the last minute that it is good in, counted from the epoch; absent if it always is
public record SignedToken(Purpose purpose, String reader, long list, OptionalLong until) {
    private static final int READER = 16;
    private static final int CODE = 26;
    /// Each number can be written in one way only, so that no other text stands for the same token.
    private static final Pattern FORM = Pattern.compile(
            "([a-z])([1-9a-z])-(0|[1-9][0-9]{0,17})-([a-z2-7]{16})(?:-([1-9][0-9]{0,9}))?-([a-z2-7]{26})");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /// So many tokens are looked at in one mail.
    private static final int CANDIDATES = 5;

    /// What a token is good for; the letter stands in it.
    public enum Purpose {
        /// Leaves a list. Good for ever, and may be forwarded: it can do nothing else.
        UNSUBSCRIBE('u', Duration.ZERO),
        /// Tells which letter came back. Good for ever.
        BOUNCE('b', Duration.ZERO),
        /// Confirms a sign-up. Mail may be held up for days, and a reader may open it after the weekend.
        CONFIRM('c', Duration.ofDays(7)),
        /// Takes back that a reader left, or leaves everything else too.
        UNDO('r', Duration.ofMinutes(15)),
        /// Sees and changes all that a reader chose.
        PREFERENCES('p', Duration.ofMinutes(15));

        private final char letter;
        private final Duration validity;

        Purpose(char letter, Duration life) {
            this.letter = letter;
            this.validity = life;
        }

        /// How long such a token is good; zero means for ever.
        public Duration validity() {
            return validity;
        }
    }

    /// One that is good for ever.
    public SignedToken(Purpose purpose, String reader, long list) {
        this(purpose, reader, list, OptionalLong.empty());
    }

    /// One that is good as long as its purpose allows.
    public static SignedToken fresh(Purpose purpose, String reader, long list, Instant now) {
        return new SignedToken(purpose, reader, list, OptionalLong.of(minute(now.plus(purpose.validity()))));
    }

    /// How long every reader's lasting token for a list is, in characters.
    public static int length(long list) {
        return ("u1-" + list + "-").length() + READER + 1 + CODE;
    }

    /// The token as it stands in a link: letters, digits and hyphens.
    public String signed(HmacKey key) {
        String end = until.isPresent() ? "-" + until.getAsLong() : "";
        return purpose.letter + key.id() + "-" + list + "-" + reader + end + "-" + code(key);
    }

    /// Reads a token of a purpose; empty if it is not ours or no longer good, whatever is wrong with it.
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

    /// What may be a token somewhere in texts that went through many hands: mail programs break lines and change case.
    public static List<String> candidates(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.of(text, BLANKS.matcher(text).replaceAll("")))
                .flatMap(text ->
                        FORM.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group))
                .distinct()
                .limit(CANDIDATES)
                .toList();
    }

    private boolean isValidAt(Instant now) {
        return until.isEmpty() || minute(now) <= until.getAsLong();
    }

    private String code(HmacKey key) {
        return until.isPresent()
                ? key.hmac("token", purpose.letter, list, reader, until.getAsLong())
                : key.hmac("token", purpose.letter, list, reader);
    }

    private static long minute(Instant instant) {
        return instant.getEpochSecond() / 60;
    }

    /// In constant time, so that a guess learns nothing from the answer's delay.
    private static boolean equal(String ours, String theirs) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
    }
}
