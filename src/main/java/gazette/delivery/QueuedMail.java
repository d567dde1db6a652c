package gazette.delivery;

/// One letter that is to go out: an issue to a reader.
///
/// @param reader the reader's public id
/// @param address as frozen with the issue
/// @param domain of the address
/// @param name as frozen with the issue, may be empty
/// @param attempt 1 for the first
/// @param refusedBefore whether the attempt before this one met a policy (5.7.x), which a second one must not
public record QueuedMail(
        ChunkClaim claim,
        int variant,
        long subscriber,
        String reader,
        String address,
        String domain,
        String name,
        int attempt,
        boolean refusedBefore) {}
