package gazette.accounts;

import java.time.Instant;

/// Describes a browser that is signed in.
///
/// @param id the hash of its token
/// @param way how the person signed in
/// @param provedAt when the person last proved themselves
public record AccountSession(
        String id,
        long account,
        SignInWay way,
        String browser,
        String network,
        Instant createdAt,
        Instant seenAt,
        Instant provedAt) {}
