package gazette.config;

import java.net.InetAddress;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes addresses that may be fetched although they are not public, such as `10.0.0.0/8`, or one port of them,
/// such as `192.168.1.7:9200` or `[fd00::/8]:9200`.
///
/// @param port the only port that is opened; if absent, all but those of other services
public record FetchAllowance(CidrRange network, OptionalInt port) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\]]*)]|([^:\\[\\]]*)):(\\d{1,5})");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)]");

    /// Reads one as settings write it.
    ///
    /// @throws InvalidValueException if it is written in another way
    public static FetchAllowance of(String text) {
        Matcher matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return new FetchAllowance(network(BRACKETED.matcher(text).replaceFirst("$1"), text), OptionalInt.empty());
        }
        String network = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = ValueParsers.number(matcher.group(3), 1, MAX_PORT);
        return new FetchAllowance(network(network, text), OptionalInt.of(port));
    }

    /// Returns whether it opens an address at any port.
    public boolean contains(InetAddress address) {
        return network.contains(address);
    }

    /// Returns whether it names a port.
    public boolean names(int asked) {
        return port.isPresent() && port.getAsInt() == asked;
    }

    /// Returns whether it opens all ports, or names this one.
    public boolean opens(int asked) {
        return port.isEmpty() || names(asked);
    }

    private static CidrRange network(String network, String text) {
        try {
            return CidrRange.of(network);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not an address or a network, with or without a port",
                    "write one such as 127.0.0.1, 10.0.0.0/8 or 127.0.0.1:9200");
        }
    }
}
