package gazette.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Describes a feed that articles come from: RSS, Atom or JSON Feed.
///
/// @param name its key under `sources:`
/// @param address http or https
/// @param pollInterval the time between two polls; its server may ask for more. Absent means as often as it publishes
/// @param entryPolicy which of its entries are taken
/// @param fullText whether the text of its entries is taken from their pages
/// @param tags added to the tags of each article
/// @param line the line of its address in `gazette.yaml`
public record FeedConfig(
        String name,
        String address,
        Optional<Duration> pollInterval,
        FeedEntryPolicy entryPolicy,
        boolean fullText,
        List<String> tags,
        List<Pattern> cutAfter,
        int line)
        implements SourceConfig {
    public FeedConfig {
        tags = List.copyOf(tags);
        cutAfter = List.copyOf(cutAfter);
    }

    /// Reads one block of `sources:`.
    static FeedConfig read(String name, YamlBlock block) {
        return new FeedConfig(
                name,
                block.value("feed", ValueParsers::webAddress).orElse("https://example.org/feed"),
                block.value("every", ValueParsers::duration),
                FeedEntryPolicy.read(block),
                block.flag("full_text", false),
                block.list("tags", ValueParsers::line),
                block.list("cut_after", ValueParsers::pattern),
                block.line("feed"));
    }
}
