package gazette.delivery.dkim;

import gazette.config.DkimKey;
import gazette.config.DkimKey.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Holds the DNS record of a key: a TXT record with its public half (RFC 6376 section 3.6.1).
///
/// @param name the record's domain name
/// @param value the record's text, not split into strings
public record DkimRecord(String name, String value) {
    /// The longest string in a TXT record (RFC 1035 section 3.3.14).
    private static final int MAX_STRING = 255;
    private static final int ED25519_BYTES = 32;

    /// Returns the record of a key.
    public static DkimRecord of(DkimKey key) {
        return new DkimRecord(
                key.selector() + "._domainkey." + key.domain(),
                "v=DKIM1; k=" + key.algorithm().word() + "; p="
                        + Base64.getEncoder().encodeToString(publicHalf(key)));
    }

    /// Returns the record as a line of a zone file, its value split into strings of at most 255 characters.
    public String zoneLine() {
        String strings = IntStream.iterate(0, at -> at < value.length(), at -> at + MAX_STRING)
                .mapToObj(at -> '"' + value.substring(at, Math.min(at + MAX_STRING, value.length())) + '"')
                .collect(Collectors.joining(" "));
        return name + ". IN TXT " + (value.length() > MAX_STRING ? "( " + strings + " )" : strings);
    }

    /// An RSA key is in X.509 form, an Ed25519 key without it (RFC 8463 section 4).
    private static byte[] publicHalf(DkimKey key) {
        try {
            byte[] encoded = key.algorithm() == Algorithm.RSA ? rsa(key.key()) : ed25519(key.key());
            return key.algorithm() == Algorithm.RSA
                    ? encoded
                    : Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + key + " has no public half", e);
        }
    }

    private static byte[] rsa(PrivateKey key) throws GeneralSecurityException {
        var rsa = (RSAPrivateCrtKey) key;
        var numbers = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return KeyFactory.getInstance("RSA").generatePublic(numbers).getEncoded();
    }

    /// The JDK computes a public half only for a key that it generates, so it generates the same key again from fixed
    /// "random" bytes.
    private static byte[] ed25519(PrivateKey key) throws GeneralSecurityException {
        byte[] secret = ((EdECPrivateKey) key).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new FixedRandom(secret));
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        private FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
