package gazette.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `publication:`, and checks whether its address suits the relays.
final class PublicationConfigReader {
    private static final String URL_EXAMPLE =
            "write the address subscribers use, such as public_url: https://news.example.org";

    /// Scheme, host and port, and what follows.
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)(https?://)?([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+(?::\\d+)?|localhost(?::\\d+)?)([/?#].*)?");

    private PublicationConfigReader() {}

    static PublicationConfig read(YamlBlock settings) {
        var block = settings.block("publication");
        return new PublicationConfig(
                block.required("title", ValueParsers::line, "", "write the paper's name, such as title: Lamplight"),
                block.text("description").orElse(""),
                block.value("language", ValueParsers::language).orElse("en"),
                block.<ZoneId>value("zone", ZoneParser::parse).orElse(ZoneOffset.UTC),
                block.value("public_url", PublicationConfigReader::url),
                block.value("postal_address", ValueParsers::lines));
    }

    /// Checks the address: every letter holds at least a link to unsubscribe, which must work long after it was sent.
    static void check(PublicationConfig publication, Collection<RelayConfig> relays, YamlBlock settings) {
        var block = settings.block("publication");
        if (relays.isEmpty()) {
            return;
        }
        if (!block.has("public_url")) {
            settings.fault(
                    "relays",
                    "there is a relay but no public_url, so the letters' links would lead nowhere",
                    URL_EXAMPLE);
        }
        var leavesTheHouse = relays.stream().anyMatch(relay -> !LoopbackHosts.isLoopback(relay.host()));
        if (leavesTheHouse && publication.postalAddress().isEmpty()) {
            block.warn(
                    "postal_address",
                    "the letters' footer has no postal address, which anti-spam law in many countries asks for",
                    "write one, such as postal_address: Lamplight, 1 Long Lane, Shanghai");
        }
        publication
                .publicUrl()
                .filter(url -> leavesTheHouse)
                .flatMap(PublicationConfigReader::reachProblem)
                .ifPresent(problem -> block.fault("public_url", problem, URL_EXAMPLE));
    }

    private static Optional<String> reachProblem(URI url) {
        if (LoopbackHosts.isLoopback(url.getHost())) {
            return Optional.of("\"" + url + "\" is this machine only, so no subscriber could open the letters' links");
        }
        if (!url.getScheme().equals("https")) {
            return Optional.of("\"" + url + "\" is not https, so subscribers' personal links would travel in the clear "
                    + "and one-click unsubscribing (RFC 8058) would not work");
        }
        return Optional.empty();
    }

    private static URI url(String text) {
        try {
            var url = new URI(text.replaceFirst("/+$", ""));
            if (isPlainSite(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, as for every other address that will not do
        }
        throw unfit(text);
    }

    private static InvalidValueException unfit(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            return new InvalidValueException(
                    "\"" + text + "\" is not the address of a site without a path", URL_EXAMPLE);
        }
        String site = "https://" + parts.group(2);
        if (parts.group(1) == null) {
            return new InvalidValueException(
                    "public_url \"" + text + "\" does not begin with https://", "write public_url: " + site);
        }
        return new InvalidValueException(
                "public_url \"" + text + "\" has a path (" + parts.group(3)
                        + "), and the site must have a host of its own",
                "write public_url: " + site + ", or give it a name such as https://news.example.org");
    }

    private static boolean isPlainSite(URI url) {
        var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        return isWeb && url.getHost() != null && url.toString().equals(url.getScheme() + "://" + hostAndPort(url));
    }

    private static String hostAndPort(URI url) {
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
