package gazette.sources;

/// Bytes that are no feed.
///
/// @param problem what they are instead, in one sentence
public record UnreadableFeed(String problem) implements ParsedFeed {}
