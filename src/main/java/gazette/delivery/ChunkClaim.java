package gazette.delivery;

/// Describes the right to send one chunk of an issue: some hundred mails. It lasts until its lease ends.
///
/// @param issue the issue's id
/// @param list the list's id
/// @param chunk the number of the chunk within the issue
/// @param fence a number that grows with every claim, so that an older claim of the same chunk is recognised
public record ChunkClaim(long issue, long list, long chunk, long fence) {}
