package gazette.sources.feeds;

import gazette.text.ForeignText;
import gazette.text.TextShortener;

/// Says why bytes are not a feed.
///
/// @param problem what they are instead, in one sentence
public record InvalidFeed(String problem) implements FeedParseResult {
    private static final int MAX_LENGTH = 1000;

    public InvalidFeed {
        problem = TextShortener.withEllipsis(ForeignText.line(problem), MAX_LENGTH);
    }
}
