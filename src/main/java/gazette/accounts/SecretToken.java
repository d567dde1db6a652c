package gazette.accounts;

import gazette.text.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes secrets for browsers and links. The database keeps a hash of each only.
public final class SecretToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretToken() {}

    /// Returns a new secret of 256 bits, as 43 characters of a URL's path (RFC 4648 section 5).
    public static String fresh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    /// Returns what the database keeps of a secret. No salt is needed: nobody guesses 256 bits.
    public static String hash(String token) {
        return Sha256.hex(token);
    }

    static byte[] bytes(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        return random;
    }
}
