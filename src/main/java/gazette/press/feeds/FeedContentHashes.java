package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/// Hashes the content of every public feed, to find out which have changed. All formats of a feed have the same
/// hash. Each feed is read in a transaction of its own, so that no writer waits for all of them.
final class FeedContentHashes {
    private FeedContentHashes() {}

    /// Holds the hash of a feed.
    ///
    /// @param empty whether the feed has no entry yet
    record Digest(String text, boolean empty) {}

    /// Returns the hashes by the addresses of the feeds in each format.
    static Map<String, Digest> of(AppContext context) {
        var feeds = new BuildFeedDocuments(context.config(), context.themes());
        List<FeedDefinition> channels =
                context.store().read(new FeedCatalogue(context.config(), context.themes())::all);
        var digests = new HashMap<String, Digest>();
        for (FeedDefinition feed : channels) {
            String atom = context.store()
                    .read(tables -> feeds.current(feed, FeedFormat.ATOM, tables))
                    .text();
            var digest = new Digest(DigestUtils.sha256Hex(atom), !atom.contains("<entry"));
            for (FeedFormat kind : FeedFormat.values()) {
                digests.put(context.site().absolute(feed.address() + "." + kind.extension()), digest);
            }
        }
        return digests;
    }
}
