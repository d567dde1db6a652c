package gazette.config;

import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Mechanism;
import gazette.config.RelayConfig.ReturnPath;
import gazette.config.RelayConfig.Tls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `relays:`.
final class RelayConfigReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+");
    /// A local part has 64 octets (RFC 5321 section 4.5.3.1.1), of which a token takes 55 and its plus sign one.
    private static final int LONGEST_BEFORE_TOKEN = 8;

    private static final String BOUNCES_EXAMPLE =
            "write one with at most " + LONGEST_BEFORE_TOKEN + " letters before the @, such as bounces@example.org";

    private RelayConfigReader() {}

    static Map<String, RelayConfig> read(YamlBlock settings) {
        var relays = new LinkedHashMap<String, RelayConfig>();
        YamlBlock all = settings.block("relays");
        if (all.has("host") && !all.hasBlock("host")) {
            settings.fault(
                    "relays",
                    "a relay has no name: host stands directly below relays:",
                    "write a name of your own above its settings, such as main:, and indent them below it");
            all.names().forEach(all::has);
            return relays;
        }
        all.blocks().forEach((name, block) -> relays.put(name, relay(name, block)));
        return relays;
    }

    private static RelayConfig relay(String name, YamlBlock block) {
        var host = block.required(
                "host",
                RelayConfigReader::host,
                "localhost",
                "write the server's name, such as host: smtp.example.org");
        var tls = tls(block, host, Tls.STARTTLS);
        var port = block.number("port", 1, 65535, usualPort(tls));
        return new RelayConfig(
                name,
                host,
                port,
                tls,
                login(block),
                RelayLimitsConfigReader.read(block),
                returnPath(block),
                block.value("dkim", ValueParsers.either("relay", "ours")).orElse(false),
                block.flag("rewrites_ids", false),
                HelloNameReader.read(block));
    }

    /// Reads how a connection to a mail server is secured. Without TLS it must stay on this machine.
    static Tls tls(YamlBlock block, String host, Tls usual) {
        var tls = block.value("tls", ValueParsers.oneOf(Tls.class)).orElse(usual);
        var forced = block.flag("force_plaintext", false);
        if (tls == Tls.NONE && !LoopbackHosts.isLoopback(host) && !forced) {
            block.fault(
                    "tls",
                    "tls: none would send letters and password in the clear to \"" + host + "\"",
                    "write tls: " + ValueParsers.word(usual)
                            + ", or force_plaintext: true if the network in between is your own");
        }
        return tls;
    }

    /// Returns the port of submission (RFC 6409), of submission over TLS (RFC 8314), or of SMTP (RFC 5321).
    private static int usualPort(Tls tls) {
        return switch (tls) {
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
            case NONE -> 25;
        };
    }

    private static Optional<Login> login(YamlBlock block) {
        var user = block.text("user");
        var password = ExternalPasswordReader.read(block, ExternalPasswordReader.BOTH_WAYS);
        var mechanism = block.value("auth", ValueParsers.oneOf(Mechanism.class));
        var hasPassword = block.has("password") || block.has("password_file");
        if (block.has("user") && !hasPassword) {
            block.fault("user", "there is a user but no password", ExternalPasswordReader.BOTH_WAYS);
        }
        if (hasPassword && !block.has("user")) {
            block.fault("password", "there is a password but no user", "write the login's name, such as user: gazette");
        }
        if (block.has("auth") && !block.has("user") && !hasPassword) {
            block.fault("auth", "there is auth but no user", "write user and password, or leave out auth");
        }
        return user.flatMap(name -> password.map(secret -> new Login(name, secret, mechanism)));
    }

    private static ReturnPath returnPath(YamlBlock block) {
        var address = block.value("bounces", ValueParsers::mailAddress);
        var verp =
                block.value("return_path", ValueParsers.either("verp", "fixed")).orElse(false);
        if (verp && !block.has("bounces")) {
            block.fault(
                    "return_path",
                    "return_path: verp needs an address for bounces",
                    "write bounces: bounces@example.org, a mailbox that takes bounces+ANYTHING@example.org too");
        }
        address.filter(written -> verp && written.indexOf('@') > LONGEST_BEFORE_TOKEN)
                .ifPresent(written -> block.fault(
                        "bounces", "\"" + written + "\" leaves no room for a token before its @", BOUNCES_EXAMPLE));
        return new ReturnPath(address, verp);
    }

    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not the name of a server",
                    "write one such as smtp.example.org, without a port");
        }
        return text;
    }
}
