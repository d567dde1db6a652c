package gazette.articles.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;

/// SHA-256, written down.
public final class Sha256 {
    private Sha256() {}

    public static String hex(String text) {
        return DigestUtils.sha256Hex(text);
    }

    public static String base32(String text, int length) {
        return base32(text.getBytes(StandardCharsets.UTF_8), length);
    }

    /// The first characters of base 32 (RFC 4648 section 6), in lower case.
    public static String base32(byte[] bytes, int length) {
        String digest = new Base32().encodeAsString(DigestUtils.sha256(bytes));
        return digest.substring(0, length).toLowerCase(Locale.ROOT);
    }
}
