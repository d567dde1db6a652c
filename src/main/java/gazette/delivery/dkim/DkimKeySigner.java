package gazette.delivery.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import gazette.config.DkimKey;
import gazette.config.DkimKey.Algorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/// Signs with one key. Used by one thread at a time.
final class DkimKeySigner {
    /// Amazon's provider; empty if its native code does not load.
    static final Optional<Provider> ACCP = Optional.<Provider>of(AmazonCorrettoCryptoProvider.INSTANCE)
            .filter(_ -> AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null);

    private final DkimKey key;
    private final Signature signature;

    DkimKeySigner(DkimKey key) {
        this(key, ACCP);
    }

    /// @param provider whose code signs, if it has the algorithm; the signatures are the same with any
    DkimKeySigner(DkimKey key, Optional<Provider> provider) {
        this.key = key;
        this.signature = provider.flatMap(accp -> initSigner(key, accp)).orElseGet(() -> initSigner(key));
    }

    DkimKey key() {
        return key;
    }

    /// Returns the signature of a header and of the unsigned DKIM-Signature field, both in relaxed form. Ed25519 signs
    /// their digest (RFC 8463 section 3).
    byte[] sign(byte[] header, byte[] field) {
        try {
            if (key.algorithm() == Algorithm.RSA) {
                signature.update(header);
                signature.update(field);
                return signature.sign();
            }
            MessageDigest digest = DigestUtils.getSha256Digest();
            digest.update(header);
            signature.update(digest.digest(field));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + key + " cannot sign", e);
        }
    }

    private static Optional<Signature> initSigner(DkimKey key, Provider provider) {
        try {
            Signature signature = Signature.getInstance(name(key), provider);
            signature.initSign(key.key());
            return Optional.of(signature);
        } catch (GeneralSecurityException e) {
            // The provider lacks this algorithm; the JDK has it.
            return Optional.empty();
        }
    }

    private static Signature initSigner(DkimKey key) {
        try {
            Signature signature = Signature.getInstance(name(key));
            signature.initSign(key.key());
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + key + " cannot sign", e);
        }
    }

    private static String name(DkimKey key) {
        return switch (key.algorithm()) {
            case RSA -> "SHA256withRSA";
            case ED25519 -> "Ed25519";
        };
    }
}
