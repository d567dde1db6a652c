package gazette.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A feed that the paper follows: RSS, Atom or JSON Feed.
///
/// @param name its key under `sources:`
/// @param address http or https
/// @param pollInterval how long lies between two looks; its server may ask for longer. Absent means as it publishes
/// @param entryPolicy which of its entries are taken
/// @param fullText whether the text of its entries is taken from their pages
/// @param tags that each of its articles gets beside its own
/// @param line where its address stands in `gazette.yaml`
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

    /// Reads one of `sources:`.
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
