package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Computes HMAC-SHA-256 codes (RFC 2104) with one of the workspace's keys, which are in the [KeyRing]. Thread-safe.
public final class HmacKey {
    private final String id;

    /// Initialised with the key; each code is computed by a copy.
    private final Mac initialised;

    /// Creates a key.
    ///
    /// @param id one character, which is part of the tokens that the key signs
    public HmacKey(String id, byte[] key) {
        this.id = id;
        try {
            initialised = Mac.getInstance("HmacSHA256");
            initialised.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the id in tokens and in the database.
    public String id() {
        return id;
    }

    /// Returns a code for a message: 26 characters of lower-case base32 (130 bits).
    ///
    /// @param purpose so that a code for one purpose is not valid for another
    public String hmac(String purpose, Object... message) {
        try {
            Mac mac = (Mac) initialised.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (Object part : message) {
                mac.update((byte) 0);
                mac.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
            String text = new Base32().encodeAsString(mac.doFinal());
            return text.substring(0, 26).toLowerCase(Locale.ROOT);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
