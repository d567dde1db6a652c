package gazette.lint.feeds;

import gazette.render.feeds.FeedItem;
import java.util.Optional;

/// Describes what is wrong in a feed that was read back.
///
/// @param item the entry concerned, if it is one of those that were meant
/// @param line of the feed, counted from 1
/// @param problem one clause without a full stop
/// @param remedy one clause without a full stop
record FeedFault(Optional<FeedItem> item, int line, String problem, String remedy) {}
