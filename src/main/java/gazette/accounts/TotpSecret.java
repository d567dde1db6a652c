package gazette.accounts;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Computes the one-time passwords of an authenticator app (TOTP, RFC 6238): six digits, HMAC-SHA-1, 30 seconds.
///
/// Those are the only parameters that all apps understand.
///
/// @param base32 the shared secret, as people type it into an app (RFC 4648 section 6, without padding)
public record TotpSecret(String base32) {
    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    /// A phone's clock may be half a minute off, and typing takes time.
    private static final long STEPS_OFF = 1;

    /// Returns a new secret of 160 bits, as RFC 4226 section 4 recommends.
    public static TotpSecret fresh() {
        return new TotpSecret(
                new Base32().encodeAsString(SecretToken.bytes(SECRET_BYTES)).replace("=", ""));
    }

    /// Returns the number of the step in which a typed code is right, or empty if it is in none.
    ///
    /// @param typed may have blanks, as apps show it
    /// @param lastStep the step of the last code that was used: a code is good once only (RFC 6238 section 5.2)
    public OptionalLong verify(String typed, long lastStep, Instant now) {
        String code = typed.replaceAll("\\s", "");
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(step - STEPS_OFF, step + STEPS_OFF)
                .filter(at -> at > lastStep && isEqual(code(at), code))
                .findFirst();
    }

    /// Returns the code of an instant.
    public String codeAt(Instant now) {
        return code(Math.floorDiv(now.getEpochSecond(), STEP_SECONDS));
    }

    /// Returns the address that an app reads from a QR code.
    ///
    /// @param issuer whose account it is, as the app shows it
    public String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + base32 + "&issuer="
                + encoded(issuer);
    }

    /// Truncates dynamically (RFC 4226 section 5.3).
    private String code(long step) {
        byte[] mac = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fffffff;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(new Base32().decode(base32), "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEqual(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
