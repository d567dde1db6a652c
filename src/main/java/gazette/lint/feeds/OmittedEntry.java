package gazette.lint.feeds;

import gazette.config.Diagnostic;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.render.FeedFormat;
import gazette.render.feeds.FeedItem;

/// Describes an entry that was left out of a feed.
///
/// @param fault why, with the line of the template
public record OmittedEntry(FeedItem item, FeedFormat format, Diagnostic fault) {
    /// Returns a line for a run's account.
    public Reason reason() {
        return new Reason(ReasonKind.FAULTY, item.title(), "left out of the feed in " + format.title() + ": " + fault);
    }
}
