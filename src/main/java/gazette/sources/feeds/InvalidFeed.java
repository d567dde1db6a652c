package gazette.sources.feeds;

/// Bytes that are no feed.
///
/// @param problem what they are instead, in one sentence
public record InvalidFeed(String problem) implements FeedParseResult {}
