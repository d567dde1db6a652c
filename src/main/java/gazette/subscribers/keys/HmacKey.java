package gazette.subscribers.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// A key for HMAC-SHA-256 (RFC 2104), one of those on the workspace's [KeyRing].
public final class HmacKey {
    private final String id;

    /// Ready to begin a code; each one begins with a copy.
    private final Mac beginning;

    /// A key of known bytes.
    ///
    /// @param id one character, which stands in the tokens that it signs
    public HmacKey(String id, byte[] key) {
        this.id = id;
        try {
            beginning = Mac.getInstance("HmacSHA256");
            beginning.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What stands for it in tokens and in the database.
    public String id() {
        return id;
    }

    /// A code for a message, in 26 characters of lower-case base32 (130 bits).
    ///
    /// @param purpose keeps codes for one use from being good for another
    public String hmac(String purpose, Object... message) {
        try {
            Mac mac = (Mac) beginning.clone();
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
