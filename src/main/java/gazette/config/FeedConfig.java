package gazette.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A feed that the paper follows: RSS, Atom or JSON Feed.
///
/// @param name its key under `sources:`
/// @param address http or https
/// @param every how long at least between two looks; its server may ask for longer
/// @param first how many of the entries that are there at the first look are taken, the newest
/// @param most how many new entries a later look takes; more than that are held for the editor
/// @param tags that each of its articles gets beside its own
/// @param only if not empty, an entry must match one of these, in its title, text, author or tags
/// @param never an entry that matches one of these is left out
public record FeedConfig(
        String name,
        String address,
        Duration every,
        int first,
        int most,
        List<String> tags,
        List<Pattern> only,
        List<Pattern> never,
        List<Pattern> cutAfter)
        implements SourceConfig {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BURST = 20;

    public FeedConfig {
        tags = List.copyOf(tags);
        only = List.copyOf(only);
        never = List.copyOf(never);
        cutAfter = List.copyOf(cutAfter);
    }

    /// Reads one of `sources:`.
    static FeedConfig read(String name, YamlBlock block) {
        return new FeedConfig(
                name,
                block.value("feed", Notation::webAddress).orElse("https://example.org/feed"),
                block.value("every", Notation::duration).orElse(HOUR),
                block.number("first", 0, 1000, 0),
                block.number("most", 1, 10_000, BURST),
                block.list("tags", Notation::line),
                block.list("only", Notation::pattern),
                block.list("never", Notation::pattern),
                block.list("cut_after", Notation::pattern));
    }
}
