package gazette.delivery;

/// The right to send some hundred letters of an issue, until its lease ends.
///
/// @param chunk the number of these letters' part of the issue
/// @param fence tells this claim from any other of the same letters
public record ChunkClaim(long issue, long list, long chunk, long fence) {}
