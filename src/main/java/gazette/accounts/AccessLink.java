package gazette.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Describes a link that lets somebody in once.
///
/// @param account whom it lets in; empty for the first owner, who is not there yet
public record AccessLink(AccessLinkKind kind, Optional<Long> account, Instant expiresAt, Optional<Instant> usedAt) {
    /// Lists what a link is for.
    public enum AccessLinkKind {
        /// Makes the first owner. It is void when an owner has come in, or when another one was printed.
        FIRST(Duration.ofDays(365)),
        /// Lets an invited person choose a passkey or a password.
        INVITATION(Duration.ofDays(7)),
        /// Lets a person do so anew whose passkeys and password were reset.
        RESET(Duration.ofDays(1)),
        /// Signs in a phone that reads it from the desk's screen.
        PHONE(Duration.ofMinutes(2));

        private final Duration validity;

        AccessLinkKind(Duration validity) {
            this.validity = validity;
        }

        /// Returns how long such a link is good.
        public Duration validity() {
            return validity;
        }
    }
}
