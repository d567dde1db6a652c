package gazette.config;

import gazette.text.LinearPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Describes a feed that articles come from: RSS, Atom or JSON Feed.
///
/// @param name its key under `sources:`
/// @param address http or https
/// @param pollInterval the time between two polls; its server may ask for more. Absent means as often as it publishes
/// @param entryPolicy which of its entries are taken
/// @param fullText whether the text of its entries is taken from their pages
/// @param tags added to the tags of each article
/// @param line the line of its address in `gazette.yaml`
/// @param access what its server is sent, such as a login
public record FeedConfig(
        String name,
        String address,
        Optional<Duration> pollInterval,
        FeedEntryPolicy entryPolicy,
        boolean fullText,
        List<String> tags,
        List<LinearPattern> cutAfter,
        int line,
        OriginHeaders access)
        implements SourceConfig {
    public FeedConfig {
        tags = List.copyOf(tags);
        cutAfter = List.copyOf(cutAfter);
    }
}
