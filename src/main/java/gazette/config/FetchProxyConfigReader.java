package gazette.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `proxy` of `fetch:`: the address alone, or a block with a login and exemptions.
final class FetchProxyConfigReader {
    private static final String LOGIN = "write user: NAME and password_file: data/proxy-password, or password: ${NAME}";
    private static final String EXAMPLE = "write one such as http://proxy.example.org:3128";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:http://)?([^\\s/?#@:\\[\\]]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?/?", Pattern.CASE_INSENSITIVE);
    private static final int USUAL_PORT = 80;

    private record Address(String host, int port) {}

    private FetchProxyConfigReader() {}

    static Optional<FetchProxyConfig> read(YamlBlock fetch) {
        if (!fetch.has("proxy")) {
            return Optional.empty();
        }
        if (!fetch.hasBlock("proxy")) {
            return fetch.value("proxy", FetchProxyConfigReader::address)
                    .map(address -> new FetchProxyConfig(address.host(), address.port(), Optional.empty(), List.of()));
        }
        var block = fetch.block("proxy");
        var address = block.required("address", FetchProxyConfigReader::address, new Address("localhost", 1), EXAMPLE);
        return Optional.of(new FetchProxyConfig(
                address.host(),
                address.port(),
                BasicLoginReader.read(block, LOGIN),
                block.list("no_proxy", ProxyExemption::of)));
    }

    private static Address address(String text) {
        if (AddressLogin.isIn(text) || text.contains("@")) {
            throw new InvalidValueException(
                    "the proxy's address holds a login",
                    "write the address without it, and " + LOGIN.substring("write ".length()));
        }
        Matcher parts = ADDRESS.matcher(text.strip());
        if (!parts.matches()) {
            throw new InvalidValueException("\"" + text + "\" is not the address of an HTTP proxy", EXAMPLE);
        }
        int port = parts.group(2) == null ? USUAL_PORT : ValueParsers.number(parts.group(2), 1, 65_535);
        return new Address(parts.group(1).replaceAll("[\\[\\]]", ""), port);
    }
}
