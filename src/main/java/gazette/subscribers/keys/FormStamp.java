package gazette.subscribers.keys;

import gazette.subscribers.address.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Signs and verifies the stamps of forms. A stamp says which form was shown when and to which network; that of a
/// button
/// also for which address. So no stamp is of use in another form, from elsewhere, or a day later.
///
/// For example, `1-1795420800-CODE` was made by key 1 at that second; the rest is in the code only.
public final class FormStamp {
    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final String NO_ADDRESS = "";

    private final KeyRing keys;
    private final Form form;
    private final String network;

    /// Lists the forms that have stamps.
    public enum Form {
        /// Signs somebody up.
        SUBSCRIBE,
        /// Has the link to the preferences mailed.
        PREFERENCES
    }

    /// @param network as limits count it
    public FormStamp(KeyRing keys, Form form, String network) {
        this.keys = keys;
        this.form = form;
        this.network = network;
    }

    /// Returns a stamp for a page with the form that is shown now.
    public String forPage(Instant now) {
        return stamp(keys.signingKey(), NO_ADDRESS, now.getEpochSecond());
    }

    /// Returns a stamp for a button that is shown now and sends the form for one address.
    public String forButton(EmailAddress address, Instant now) {
        return stamp(keys.signingKey(), address.normal(), now.getEpochSecond());
    }

    /// Returns how old a page's stamp is; empty if it is none, or too old.
    public Optional<Duration> ageOfPage(String stamp, Instant now) {
        return age(stamp, NO_ADDRESS, now);
    }

    /// Returns how old a button's stamp is; empty if it is none, for another address, or too old.
    public Optional<Duration> ageOfButton(String stamp, EmailAddress address, Instant now) {
        return age(stamp, address.normal(), now);
    }

    private Optional<Duration> age(String stamp, String address, Instant now) {
        String[] parts = stamp.split("-", 4);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,10}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(parts[1]);
        return keys.find(parts[0])
                .filter(key -> equal(stamp(key, address, seconds), stamp))
                .map(_ -> Duration.between(Instant.ofEpochSecond(seconds), now))
                .filter(age -> !age.isNegative() && age.compareTo(VALIDITY) <= 0);
    }

    private String stamp(HmacKey key, String address, long seconds) {
        String name = form.name().toLowerCase(Locale.ROOT);
        return key.id() + "-" + seconds + "-" + key.hmac("form", name, network, address, seconds);
    }

    private static boolean equal(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
