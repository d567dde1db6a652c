package gazette.config;

import java.net.URI;
import java.util.List;

/// Who tells feed readers at once when a feed has changed (W3C WebSub).
///
/// @param hubs addresses, http or https
public record WebSub(List<String> hubs) {
    /// Nobody: readers ask by themselves.
    public static final WebSub NONE = new WebSub(List.of());

    private static final String REMEDY = "write public_url: https://… under publication:, or leave hubs out";

    public WebSub {
        hubs = List.copyOf(hubs);
    }

    /// Reads `websub:`. A hub comes and fetches what has changed, so it must be able to reach it.
    static WebSub read(YamlBlock paper, Publication publication) {
        var block = paper.block("websub");
        var hubs = block.list("hubs", WebSub::hub);
        var leavesTheHouse =
                hubs.stream().anyMatch(hub -> !Loopback.is(URI.create(hub).getHost()));
        if (!hubs.isEmpty() && publication.publicUrl().isEmpty()) {
            block.fault("hubs", "there is a hub but no public_url, so it could not fetch the feeds", REMEDY);
        } else if (leavesTheHouse
                && publication
                        .publicUrl()
                        .map(URI::getHost)
                        .filter(Loopback::is)
                        .isPresent()) {
            var problem = "public_url is this machine only, so a hub elsewhere could not fetch the feeds";
            block.fault("hubs", problem, REMEDY);
        }
        return new WebSub(hubs.stream().distinct().toList());
    }

    private static String hub(String text) {
        var address = Notation.webAddress(text);
        try {
            // It becomes part of a header and of pages.
            if (URI.create(address).getHost() != null && address.matches("[!-~&&[^<>\"]]+")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Unreadable(
                "\"" + text + "\" is not the address of a hub", "write one such as https://hub.example.org/");
    }
}
