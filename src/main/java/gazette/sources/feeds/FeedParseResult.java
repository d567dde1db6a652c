package gazette.sources.feeds;

/// What became of a feed's bytes.
public sealed interface FeedParseResult permits ParsedFeed, InvalidFeed {}
