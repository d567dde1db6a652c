package gazette.sources.polling;

import gazette.sources.feeds.Entry;
import java.util.List;

/// An entry as it was met in its feed.
///
/// @param key what it is known by, from its first sight on
/// @param identities all that may tell that it is the same one, when it changes
public record ClassifiedEntry(Entry entry, String key, Fate fate, List<String> identities) {
    /// What becomes of an entry.
    public enum Fate {
        /// It is an article, or was let in and becomes one.
        TAKEN,
        /// It was there before the feed was followed, is of a kind that is not wanted, or an editor dropped it.
        PASSED,
        /// It came with too many others, and an editor decides.
        HELD
    }

    public ClassifiedEntry {
        identities = List.copyOf(identities);
    }
}
