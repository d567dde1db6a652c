package gazette.press.feeds;

import java.time.Instant;

/// Holds a feed document in one format.
///
/// @param updated the time of its newest change
public record RenderedFeed(String text, Instant updated) {}
