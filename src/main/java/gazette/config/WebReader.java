package gazette.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// Reads `web:`.
final class WebReader {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
    private static final String LISTEN_EXAMPLE = "write host and port, such as 127.0.0.1:8080";

    private record Listen(String host, int port) {}

    private WebReader() {}

    static WebConfig read(YamlBlock paper) {
        var block = paper.block("web");
        var listen = block.value("listen", WebReader::listen).orElse(new Listen("127.0.0.1", 8080));
        return new WebConfig(listen.host(), listen.port(), block.list("trusted_proxies", WebReader::network));
    }

    private static Listen listen(String text) {
        var matcher = LISTEN.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
            throw new Unreadable("\"" + text + "\" is not an address to listen on", LISTEN_EXAMPLE);
        }
        var host = matcher.group(1).replaceAll("[\\[\\]]", "");
        return new Listen(host, Integer.parseInt(matcher.group(2)));
    }

    private static String network(String text) {
        var parts = text.split("/", 2);
        if (parts.length == 2) {
            Notation.number(parts[1], 0, address(parts[0], text) instanceof Inet4Address ? 32 : 128);
        }
        address(parts[0], text);
        return text;
    }

    private static InetAddress address(String literal, String text) {
        try {
            // The short forms of IPv4, such as 10.1, are legal but never meant.
            if (literal.contains(":")
                    || literal.chars().filter(dot -> dot == '.').count() == 3) {
                return InetAddress.ofLiteral(literal);
            }
        } catch (IllegalArgumentException e) {
            // told below, as for every other address that is none
        }
        throw new Unreadable(
                "\"" + text + "\" is not an address or a network", "write one such as 127.0.0.1 or 10.0.0.0/8");
    }
}
