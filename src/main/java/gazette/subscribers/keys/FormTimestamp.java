package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Says, signed, when a form was handed out: nobody fills one in within a second, and none is good for ever.
public final class FormTimestamp {
    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofHours(24);

    private final KeyRing keys;

    public FormTimestamp(KeyRing keys) {
        this.keys = keys;
    }

    /// A stamp for a form that is handed out now.
    public String create(Instant now) {
        return text(keys.signingKey(), now.getEpochSecond());
    }

    /// Whether a form came back as late as people send one, and no later than a day after.
    public boolean isTimely(String stamp, Instant now) {
        return given(stamp)
                .map(given -> Duration.between(given, now))
                .filter(age -> age.compareTo(SOONEST) >= 0 && age.compareTo(LATEST) <= 0)
                .isPresent();
    }

    /// A stamp for a form that goes back to whoever sent it: the same one, if it was merely too soon.
    public String renew(String stamp, Instant now) {
        return given(stamp)
                .filter(given -> Duration.between(given, now).compareTo(LATEST) <= 0)
                .map(given -> stamp)
                .orElseGet(() -> create(now));
    }

    private Optional<Instant> given(String stamp) {
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
