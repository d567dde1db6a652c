package gazette.accounts;

import java.time.Instant;
import java.util.Optional;

/// Describes a passkey of an account.
///
/// @param credential its id, in base64url
/// @param publicKey its public key (COSE, RFC 9052), in base64url
/// @param signCount how often it has signed, if it counts
/// @param name what its owner calls it
public record Passkey(
        String credential,
        long account,
        String publicKey,
        long signCount,
        String name,
        Instant createdAt,
        Optional<Instant> usedAt) {}
