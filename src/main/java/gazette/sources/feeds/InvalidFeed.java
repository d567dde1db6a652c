package gazette.sources.feeds;

/// Says why bytes are not a feed.
///
/// @param problem what they are instead, in one sentence
public record InvalidFeed(String problem) implements FeedParseResult {}
