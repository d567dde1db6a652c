package gazette.config;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// Reads `hello:` of a relay: the name of this machine in EHLO, or an address literal (RFC 5321 section 4.1.3).
final class HelloNameReader {
    private static final String EXAMPLE = "write the full name of this machine, such as hello: news.example.org";

    private HelloNameReader() {}

    static Optional<String> read(YamlBlock relay) {
        // An address literal without quotes is a list in YAML.
        var names = relay.list("hello", HelloNameReader::name);
        if (names.size() > 1) {
            relay.fault("hello", "hello holds several names", "write one");
        }
        names.stream()
                .filter(name -> name.indexOf('.') < 0 && name.indexOf(':') < 0)
                .forEach(name -> relay.warn(
                        "hello", "\"" + name + "\" is not a full name, and many servers refuse those", EXAMPLE));
        return names.stream().findFirst();
    }

    private static String name(String text) {
        var bare = text.replaceAll("^\\[|]$", "").replaceFirst("(?i)^IPv6:", "");
        var address = address(bare);
        if (address.isPresent()) {
            return (address.get() instanceof Inet6Address ? "[IPv6:" : "[") + bare + "]";
        }
        var name = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (isAscii(name) && ValueParsers.isHost(name)) {
            return name;
        }
        throw new InvalidValueException("\"" + text + "\" is not the name of a host", remedy(name));
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return text.indexOf('%') < 0 ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String remedy(String name) {
        try {
            return isAscii(name) ? EXAMPLE : "write it in letters that the DNS knows, as hello: " + IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            return EXAMPLE;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
