package gazette.press.feeds;

import java.time.Instant;

/// A feed as it is set in one of its notations.
///
/// @param updated when its newest change was
public record RenderedFeed(String text, Instant updated) {}
