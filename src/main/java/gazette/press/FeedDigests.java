package gazette.press;

import gazette.render.Channel;
import gazette.render.FeedKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/// What every public feed says, in short: one digest for all notations of a feed, which hold the same. Each feed is
/// read by itself, so that nobody waits for all of them.
final class FeedDigests {
    private FeedDigests() {}

    /// @param empty whether the feed has no entry yet
    record Digest(String text, boolean empty) {}

    /// By the address of each notation.
    static Map<String, Digest> of(Newsroom newsroom) {
        var feeds = new PaperFeeds(newsroom.config(), newsroom.themes());
        List<Channel> channels = newsroom.store().read(new FeedCatalogue(newsroom.config(), newsroom.themes())::all);
        var digests = new HashMap<String, Digest>();
        for (Channel channel : channels) {
            String atom = newsroom.store()
                    .read(tables -> feeds.current(channel, FeedKind.ATOM, tables))
                    .text();
            var digest = new Digest(DigestUtils.sha256Hex(atom), !atom.contains("<entry"));
            for (FeedKind kind : FeedKind.values()) {
                digests.put(newsroom.site().absolute(channel.address() + "." + kind.extension()), digest);
            }
        }
        return digests;
    }
}
