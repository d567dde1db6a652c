package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs and verifies the time at which a form was shown. A form that comes back too soon was sent by a program, and
/// one that comes back late has expired.
public final class FormTimestamp {
    private static final Duration MIN_AGE = Duration.ofSeconds(2);
    private static final Duration MAX_AGE = Duration.ofHours(24);

    private final KeyRing keys;

    /// Creates timestamps that the workspace's keys sign.
    public FormTimestamp(KeyRing keys) {
        this.keys = keys;
    }

    /// Returns a timestamp for a form that is shown now.
    public String create(Instant now) {
        return text(keys.signingKey(), now.getEpochSecond());
    }

    /// Returns whether a form comes back after 2 seconds at the earliest and 24 hours at the latest.
    public boolean isTimely(String stamp, Instant now) {
        return shownAt(stamp)
                .map(shown -> Duration.between(shown, now))
                .filter(age -> age.compareTo(MIN_AGE) >= 0 && age.compareTo(MAX_AGE) <= 0)
                .isPresent();
    }

    /// Returns a timestamp for a form that is shown again: the same one, if it only came back too soon.
    public String renew(String stamp, Instant now) {
        return shownAt(stamp)
                .filter(shown -> Duration.between(shown, now).compareTo(MAX_AGE) <= 0)
                .map(_ -> stamp)
                .orElseGet(() -> create(now));
    }

    private Optional<Instant> shownAt(String stamp) {
        String[] parts = stamp.split("-", -1);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,10}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(parts[1]);
        return keys.find(parts[0])
                .filter(key -> equal(text(key, seconds), stamp))
                .map(key -> Instant.ofEpochSecond(seconds));
    }

    private static String text(HmacKey key, long seconds) {
        return key.id() + "-" + seconds + "-" + key.hmac("form", seconds);
    }

    private static boolean equal(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
