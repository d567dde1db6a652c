package gazette.config;

import java.util.Optional;

/// An SMTP server that takes our letters.
///
/// @param name its key under `relays:`
/// @param tls how the connection is secured; `NONE` on the loopback only, unless forced
/// @param login user and password; absent for a relay that asks for none
public record RelayConfig(String name, String host, int port, Tls tls, Optional<Login> login) {
    /// STARTTLS (RFC 3207), implicit TLS (RFC 8314), or none.
    public enum Tls {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    /// What AUTH (RFC 4954) is given.
    public record Login(String user, String password) {
        /// Never prints the password.
        @Override
        public String toString() {
            return user + ":***";
        }
    }
}
