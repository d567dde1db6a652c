package gazette.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `web:`.
final class WebConfigReader {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
    private static final Pattern PAGE = Pattern.compile("https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[!-~]*)?");
    private static final String LISTEN_EXAMPLE = "write host and port, such as 127.0.0.1:8080";

    /// About a minute of a telephone's time.
    private static final int MAX_WORK_BITS = 24;

    private record Listen(String host, int port) {}

    private WebConfigReader() {}

    static WebConfig read(YamlBlock settings) {
        var block = settings.block("web");
        var listen = block.value("listen", WebConfigReader::listen).orElse(new Listen("127.0.0.1", 8080));
        int proofOfWork = block.number("proof_of_work", 0, MAX_WORK_BITS, 0);
        return new WebConfig(
                listen.host(),
                listen.port(),
                proxies(block),
                proofOfWork,
                block.value("security_contact", WebConfigReader::contact),
                deskWrites(block));
    }

    private static DeskWrites deskWrites(YamlBlock block) {
        List<Path> folders = block.list("desk_writes", DeskWrites::folder);
        return folders.isEmpty() ? DeskWrites.NONE : new DeskWrites(folders, block.line("desk_writes"));
    }

    private static ProxyConfig proxies(YamlBlock block) {
        boolean setForwarded = block.value("forwarded_header", ValueParsers.either("Forwarded", "X-Forwarded-For"))
                .orElse(false);
        return new ProxyConfig(block.list("trusted_proxies", CidrRange::of), setForwarded);
    }

    /// Reads a contact as RFC 9116 section 2.5.3 wants it: a URI, https for a page.
    private static String contact(String text) {
        if (text.startsWith("mailto:")) {
            return "mailto:" + ValueParsers.mailAddress(text.substring("mailto:".length()));
        }
        return PAGE.matcher(text).matches() ? text : "mailto:" + ValueParsers.mailAddress(text);
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
