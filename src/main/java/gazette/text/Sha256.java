package gazette.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;

/// Computes SHA-256 hashes as text.
public final class Sha256 {
    private Sha256() {}

    /// Returns the hash in lower-case hexadecimal.
    public static String hex(String text) {
        return DigestUtils.sha256Hex(text);
    }

    /// Returns the hash in lower-case hexadecimal.
    public static String hex(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    /// Returns the first characters of the hash of UTF-8 in base 32 (RFC 4648 section 6), in lower case.
    public static String base32(String text, int length) {
        return base32(text.getBytes(StandardCharsets.UTF_8), length);
    }

    /// Returns the first characters of the hash in base 32 (RFC 4648 section 6), in lower case.
    public static String base32(byte[] bytes, int length) {
        String digest = new Base32().encodeAsString(DigestUtils.sha256(bytes));
        return digest.substring(0, length).toLowerCase(Locale.ROOT);
    }
}
