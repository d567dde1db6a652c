package gazette.config;

import java.net.URI;

/// Reads `websub:`.
final class WebSubConfigReader {
    private static final String REMEDY = "write public_url: https://… under publication:, or leave hubs out";

    private WebSubConfigReader() {}

    /// Reads the hubs. A hub fetches what has changed, so it must be able to reach the site.
    static WebSubConfig read(YamlBlock settings, PublicationConfig publication) {
        var block = settings.block("websub");
        var hubs = block.list("hubs", WebSubConfigReader::hub);
        var anyElsewhere = hubs.stream()
                .anyMatch(hub -> !LoopbackHosts.isLoopback(URI.create(hub).getHost()));
        if (!hubs.isEmpty() && publication.publicUrl().isEmpty()) {
            block.fault("hubs", "there is a hub but no public_url, so it could not fetch the feeds", REMEDY);
        } else if (anyElsewhere
                && publication
                        .publicUrl()
                        .map(URI::getHost)
                        .filter(LoopbackHosts::isLoopback)
                        .isPresent()) {
            var problem = "public_url is this machine only, so a hub elsewhere could not fetch the feeds";
            block.fault("hubs", problem, REMEDY);
        }
        return new WebSubConfig(hubs.stream().distinct().toList());
    }

    private static String hub(String text) {
        var address = ValueParsers.webAddress(text);
        try {
            // It becomes part of a header and of pages.
            if (URI.create(address).getHost() != null && address.matches("[!-~&&[^<>\"]]+")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new InvalidValueException(
                "\"" + text + "\" is not the address of a hub", "write one such as https://hub.example.org/");
    }
}
