package gazette.config;

import gazette.config.RelayConfig.Tls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `relays:`.
final class RelayReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+");

    private RelayReader() {}

    static Map<String, RelayConfig> read(YamlBlock paper) {
        var relays = new LinkedHashMap<String, RelayConfig>();
        paper.block("relays").blocks().forEach((name, block) -> relays.put(name, relay(name, block)));
        return relays;
    }

    private static RelayConfig relay(String name, YamlBlock block) {
        var host = block.required(
                "host", RelayReader::host, "localhost", "write the server's name, such as host: smtp.example.org");
        var tls = block.value("tls", Notation.oneOf(Tls.class)).orElse(Tls.STARTTLS);
        var port = block.number("port", 1, 65535, usualPort(tls));
        var forced = block.flag("force_plaintext", false);
        if (tls == Tls.NONE && !Loopback.is(host) && !forced) {
            block.fault(
                    "tls",
                    "tls: none would send letters and password in the clear to \"" + host + "\"",
                    "write tls: starttls, or force_plaintext: true if the network in between is your own");
        }
        return new RelayConfig(name, host, port, tls, login(block));
    }

    /// Submission (RFC 6409), submission over TLS (RFC 8314), and a mail server's own port (RFC 5321).
    private static int usualPort(Tls tls) {
        return switch (tls) {
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
            case NONE -> 25;
        };
    }

    private static Optional<RelayConfig.Login> login(YamlBlock block) {
        var user = block.text("user");
        var password = SecretReader.read(block);
        var hasPassword = block.has("password") || block.has("password_file");
        if (block.has("user") && !hasPassword) {
            block.fault("user", "there is a user but no password", SecretReader.BOTH_WAYS);
        }
        if (hasPassword && !block.has("user")) {
            block.fault("password", "there is a password but no user", "write the login's name, such as user: gazette");
        }
        return user.flatMap(name -> password.map(secret -> new RelayConfig.Login(name, secret)));
    }

    private static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new Unreadable(
                    "\"" + text + "\" is not the name of a server",
                    "write one such as smtp.example.org, without a port");
        }
        return text;
    }
}
