package gazette.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A feed that the paper follows: RSS, Atom or JSON Feed.
///
/// @param name its key under `sources:`
/// @param address http or https
/// @param every how long lies between two looks; its server may ask for longer. Absent means as it publishes
/// @param intake which of its entries are taken
/// @param fullText whether the text of its entries is taken from their pages
/// @param tags that each of its articles gets beside its own
/// @param line where its address stands in `gazette.yaml`
public record FeedConfig(
        String name,
        String address,
        Optional<Duration> every,
        Intake intake,
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
                block.value("feed", Notation::webAddress).orElse("https://example.org/feed"),
                block.value("every", Notation::duration),
                Intake.read(block),
                block.flag("full_text", false),
                block.list("tags", Notation::line),
                block.list("cut_after", Notation::pattern),
                block.line("feed"));
    }
}
