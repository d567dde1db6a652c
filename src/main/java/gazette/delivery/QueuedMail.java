package gazette.delivery;

/// Describes one mail that is to be sent: an issue to one subscriber.
///
/// @param variant the number of the variant that the subscriber gets
/// @param subscriber the subscriber's id in the database
/// @param publicId the subscriber's id in links and logs
/// @param address as it was when the issue was frozen
/// @param domain of the address
/// @param name as it was when the issue was frozen, may be empty
/// @param attributes of the subscriber that the issue speaks of, as they were then: a line for each
/// @param attempt 1 for the first
/// @param refusedBefore whether the attempt before this one met a policy refusal (5.7.x): a second one is final
public record QueuedMail(
        ChunkClaim claim,
        int variant,
        long subscriber,
        String publicId,
        String address,
        String domain,
        String name,
        String attributes,
        int attempt,
        boolean refusedBefore) {}
