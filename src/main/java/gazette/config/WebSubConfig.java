package gazette.config;

import java.net.URI;
import java.util.List;

/// Names the hubs that tell feed readers at once when a feed has changed (W3C WebSub).
///
/// @param hubs addresses, http or https
public record WebSubConfig(List<String> hubs) {
    /// No hub: feed readers poll.
    public static final WebSubConfig NONE = new WebSubConfig(List.of());

    private static final String REMEDY = "write public_url: https://… under publication:, or leave hubs out";

    public WebSubConfig {
        hubs = List.copyOf(hubs);
    }

    /// Reads `websub:`. A hub fetches what has changed, so it must be able to reach the site.
    static WebSubConfig read(YamlBlock settings, PublicationConfig publication) {
        var block = settings.block("websub");
        var hubs = block.list("hubs", WebSubConfig::hub);
        var leavesTheHouse = hubs.stream()
                .anyMatch(hub -> !LoopbackHosts.isLoopback(URI.create(hub).getHost()));
        if (!hubs.isEmpty() && publication.publicUrl().isEmpty()) {
            block.fault("hubs", "there is a hub but no public_url, so it could not fetch the feeds", REMEDY);
        } else if (leavesTheHouse
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
