package gazette.config;

/// Reads a block of `sources:` that names a feed.
final class FeedConfigReader {
    private FeedConfigReader() {}

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
