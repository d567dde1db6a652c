package gazette.articles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, written down.
final class Fingerprint {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Fingerprint() {}

    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String base32(String text, int length) {
        return base32(text.getBytes(StandardCharsets.UTF_8), length);
    }

    /// The first characters of RFC 4648's base 32, in lower case.
    static String base32(byte[] bytes, int length) {
        byte[] digest = sha256(bytes);
        StringBuilder out = new StringBuilder();
        for (int bit = 0; out.length() < length; bit += BITS) {
            int pair = ((digest[bit / 8] & 0xFF) << 8) | (digest[bit / 8 + 1] & 0xFF);
            out.append(ALPHABET.charAt((pair >> (16 - BITS - bit % 8)) & 31));
        }
        return out.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
