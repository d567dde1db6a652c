package gazette.config;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Describes hosts that are asked without the proxy: a name with all names below it, or a network of addresses.
///
/// @param name in lower case, without a dot at its beginning; empty for a network
public record ProxyExemption(String name, Optional<CidrRange> network) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63}){0,30}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    /// Reads one as settings write it.
    ///
    /// @throws InvalidValueException if it is written in another way
    static ProxyExemption of(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(written.replaceFirst("/\\d{1,3}$", "")).matches()) {
            return new ProxyExemption("", Optional.of(CidrRange.of(written.replaceAll("[\\[\\]]", ""))));
        }
        String name = written.replaceFirst("^\\*?\\.", "");
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException(
                    "\"" + AddressLogin.removed(text) + "\" is neither a host's name nor a network",
                    "write one such as example.org, which stands for names below it too, or 10.0.0.0/8");
        }
        return new ProxyExemption(name, Optional.empty());
    }

    /// Returns whether a host is one of these. Names are not looked up.
    boolean matches(String host) {
        return network.map(range -> isIn(range, host)).orElseGet(() -> host.equals(name) || host.endsWith("." + name));
    }

    private static boolean isIn(CidrRange network, String host) {
        try {
            return network.contains(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            // A name, such as 10.1.2.3.example.org, or 10.1.2.3.4, which only looks like an address.
            return false;
        }
    }
}
