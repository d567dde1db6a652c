package gazette.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a private key in PEM (RFC 7468) and PKCS#8. No diagnostic repeats the content.
final class PrivateKeyPem {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PrivateKeyPem() {}

    /// Returns the key, of whatever algorithm it is.
    ///
    /// @param file names the file in a diagnostic
    static PrivateKey parse(String pem, String file) {
        var found = PEM.matcher(pem);
        if (!found.find()) {
            throw new InvalidValueException(
                    "\"" + file + "\" holds no private key in PKCS#8, which begins with BEGIN PRIVATE KEY",
                    "convert it with openssl pkcs8 -topk8 -nocrypt, or make one with gazette dkim new");
        }
        for (String algorithm : List.of("RSA", "Ed25519")) {
            try {
                var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // It is not of this kind.
            }
        }
        throw new InvalidValueException(
                "the key in \"" + file + "\" is neither RSA nor Ed25519, or it is damaged",
                "make one with gazette dkim new");
    }
}
