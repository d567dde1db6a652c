package gazette.config;

import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;

/// A key that signs letters (RFC 6376).
///
/// @param selector its key under `dkim:`, and the name under which the DNS has the public half
/// @param domain the domain that answers for the letters, in lower case
public record DkimKey(String selector, String domain, PrivateKey key) {
    /// How a key signs.
    public enum Algorithm {
        /// RFC 6376 section 3.3.1.
        RSA("rsa"),
        /// RFC 8463.
        ED25519("ed25519");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /// As `k=` in the DNS has it; `a=` in a letter adds `-sha256`.
        public String word() {
            return word;
        }
    }

    /// Told from the key.
    public Algorithm algorithm() {
        return key instanceof RSAPrivateKey ? Algorithm.RSA : Algorithm.ED25519;
    }

    /// Whether it may sign letters that come from a domain: its own, or one below.
    public boolean covers(String from) {
        return from.equals(domain) || from.endsWith("." + domain);
    }

    /// Never prints the key.
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
