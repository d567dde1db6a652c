package gazette.config;

/// Reads a block of `sources:` that names a feed.
final class FeedConfigReader {
    private FeedConfigReader() {}

    static FeedConfig read(String name, YamlBlock block) {
        var address = block.value("feed", FeedConfigReader::address).orElse("https://example.org/feed");
        return new FeedConfig(
                name,
                address,
                block.value("every", ValueParsers::duration),
                FeedEntryPolicy.read(block),
                block.flag("full_text", false),
                block.list("tags", ValueParsers::line),
                block.list("cut_after", ValueParsers::pattern),
                block.line("feed"),
                OriginHeadersReader.read(block, address));
    }

    private static String address(String text) {
        if (AddressLogin.isIn(text)) {
            throw new InvalidValueException(
                    "the address holds a login", "write the address without it, then user: and password_file: below");
        }
        return ValueParsers.webAddress(text);
    }
}
