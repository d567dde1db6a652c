package gazette.config;

import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;

/// Describes a key that signs mails (RFC 6376).
///
/// @param selector its key under `dkim:`, and the name under which the DNS has the public half
/// @param domain the domain that is responsible for the mails, in lower case
public record DkimKey(String selector, String domain, PrivateKey key) {
    /// Names the algorithm of a key.
    public enum Algorithm {
        /// RFC 6376 section 3.3.1.
        RSA("rsa"),
        /// RFC 8463.
        ED25519("ed25519");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /// Returns the value of `k=` in the DNS; `a=` in a mail adds `-sha256`.
        public String word() {
            return word;
        }
    }

    /// Returns the key's algorithm.
    public Algorithm algorithm() {
        return key instanceof RSAPrivateKey ? Algorithm.RSA : Algorithm.ED25519;
    }

    /// Returns whether it may sign mails from a domain: its own, or one below it.
    public boolean covers(String from) {
        return from.equals(domain) || from.endsWith("." + domain);
    }

    /// Never prints the key.
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
