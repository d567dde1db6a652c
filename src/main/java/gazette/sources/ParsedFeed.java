package gazette.sources;

/// What became of a feed's bytes.
public sealed interface ParsedFeed permits ReadFeed, UnreadableFeed {}
