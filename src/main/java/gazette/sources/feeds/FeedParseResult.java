package gazette.sources.feeds;

/// Represents the outcome of parsing a feed.
public sealed interface FeedParseResult permits ParsedFeed, InvalidFeed {}
