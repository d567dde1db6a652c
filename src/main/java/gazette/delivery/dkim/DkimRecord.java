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

/// What the DNS has to say of a key: a TXT record with its public half (RFC 6376 section 3.6.1).
///
/// @param name where it stands
/// @param value in one piece
public record DkimRecord(String name, String value) {
    /// A string in a TXT record holds no more (RFC 1035 section 3.3.14).
    private static final int STRING = 255;
    private static final int ED25519_BYTES = 32;

    /// The record of a key.
    public static DkimRecord of(DkimKey key) {
        return new DkimRecord(
                key.selector() + "._domainkey." + key.domain(),
                "v=DKIM1; k=" + key.algorithm().word() + "; p="
                        + Base64.getEncoder().encodeToString(publicHalf(key)));
    }

    /// The record as a line of a zone file, its value in strings that are short enough.
    public String zoneLine() {
        String strings = IntStream.iterate(0, at -> at < value.length(), at -> at + STRING)
                .mapToObj(at -> '"' + value.substring(at, Math.min(at + STRING, value.length())) + '"')
                .collect(Collectors.joining(" "));
        return name + ". IN TXT " + (value.length() > STRING ? "( " + strings + " )" : strings);
    }

    /// An RSA key in its X.509 form, an Ed25519 key bare (RFC 8463 section 4).
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

    /// The JDK computes a public half only for a key that it makes: so it is made again, with the same chance.
    private static byte[] ed25519(PrivateKey key) throws GeneralSecurityException {
        byte[] secret = ((EdECPrivateKey) key).getBytes().orElseThrow();
        var maker = KeyPairGenerator.getInstance("Ed25519");
        maker.initialize(255, new SameAgain(secret));
        return maker.generateKeyPair().getPublic().getEncoded();
    }

    private static final class SameAgain extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        private SameAgain(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
