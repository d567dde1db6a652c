package gazette.web;

import gazette.config.CidrRange;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the header `X-Forwarded-For`: each proxy appends the address that asked it, so what stands at the left may be
/// forged. Nothing in it is ever looked up as a name.
final class ForwardedFor {
    /// A literal IP address, which may have a port; an IPv6 address with one has brackets. A zone says nothing here.
    private static final Pattern HOP = Pattern.compile("(?:(?<v4>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
            + "|\\[(?<bracketed>[0-9A-Fa-f:.]+)(?:%[^]]*)?](?::[0-9]{1,5})?"
            + "|(?<bare>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+)(?:%.*)?)");

    private ForwardedFor() {}

    /// Returns the right-most address that is not a trusted proxy's; the left-most, if all of them are. Empty if
    /// something else stands there, such as `unknown`: then nobody knows who asked.
    ///
    /// @param lines the values of all such header fields; together they are one list (RFC 9110 section 5.3)
    static Optional<InetAddress> client(List<String> lines, List<CidrRange> trustedProxies) {
        List<String> hops = Arrays.stream(String.join(",", lines).split(","))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        Optional<InetAddress> client = Optional.empty();
        for (String hop : hops.reversed()) {
            client = parse(hop);
            if (client.isEmpty() || !contains(trustedProxies, client.get())) {
                return client;
            }
        }
        return client;
    }

    /// Parses one address as proxies write it, with or without a port and quotes. Empty if it is anything else. An
    /// IPv4 address within an IPv6 one (`::ffff:192.0.2.1`) is that IPv4 address.
    static Optional<InetAddress> parse(String hop) {
        boolean quoted = hop.length() > 1 && hop.startsWith("\"") && hop.endsWith("\"");
        Matcher matcher =
                HOP.matcher(quoted ? hop.substring(1, hop.length() - 1).strip() : hop);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(Optional.ofNullable(matcher.group("v4"))
                    .or(() -> Optional.ofNullable(matcher.group("bracketed")))
                    .orElseGet(() -> matcher.group("bare"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns whether an address is in one of the networks.
    static boolean contains(List<CidrRange> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
