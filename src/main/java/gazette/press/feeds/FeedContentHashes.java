package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/// What every public feed says, in short: one digest for all notations of a feed, which hold the same. Each feed is
/// read by itself, so that nobody waits for all of them.
final class FeedContentHashes {
    private FeedContentHashes() {}

    /// @param empty whether the feed has no entry yet
    record Digest(String text, boolean empty) {}

    /// By the address of each notation.
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
