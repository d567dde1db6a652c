package gazette.config;

import java.util.regex.Pattern;

/// Reads `web:`.
final class WebConfigReader {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
    private static final String LISTEN_EXAMPLE = "write host and port, such as 127.0.0.1:8080";

    /// About a minute of a telephone's time.
    private static final int MAX_WORK_BITS = 24;

    private record Listen(String host, int port) {}

    private WebConfigReader() {}

    static WebConfig read(YamlBlock settings) {
        var block = settings.block("web");
        var listen = block.value("listen", WebConfigReader::listen).orElse(new Listen("127.0.0.1", 8080));
        int proofOfWork = block.number("proof_of_work", 0, MAX_WORK_BITS, 0);
        return new WebConfig(listen.host(), listen.port(), block.list("trusted_proxies", CidrRange::of), proofOfWork);
    }

    private static Listen listen(String text) {
        var matcher = LISTEN.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
            throw new InvalidValueException("\"" + text + "\" is not an address to listen on", LISTEN_EXAMPLE);
        }
        var host = matcher.group(1).replaceAll("[\\[\\]]", "");
        return new Listen(host, Integer.parseInt(matcher.group(2)));
    }
}
