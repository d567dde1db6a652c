package gazette.sources.polling;

import gazette.sources.feeds.Entry;
import java.util.List;

/// Describes an entry of a feed and what becomes of it.
///
/// @param key identifies it in its feed, from when it is first seen
/// @param identities all ids, addresses and hashes by which it is recognised later, the most reliable first
public record ClassifiedEntry(Entry entry, String key, Fate fate, List<String> identities) {
    /// Lists what can become of an entry.
    public enum Fate {
        /// It is an article, or becomes one.
        TAKEN,
        /// It was there before the feed was followed, the settings leave it out, or an editor dropped it.
        PASSED,
        /// It came with too many others; an editor decides.
        HELD
    }

    public ClassifiedEntry {
        identities = List.copyOf(identities);
    }
}
