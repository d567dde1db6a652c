package gazette.web.http;

import gazette.config.CidrRange;
import gazette.config.ProxyConfig;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds for whom a proxy asks: each proxy appends the address that asked it, so what stands at the left may be forged.
/// Nothing in it is ever looked up as a name.
///
/// A proxy sets one of two headers and passes the other on as the client sent it. So the two are never mixed:
/// `X-Forwarded-For` counts if it is there, since nearly all proxies set it; `Forwarded` only if it is not, or if the
/// settings say that the proxies set it.
public final class ForwardedFor {
    private static final String DE_FACTO = "X-Forwarded-For";
    private static final String STANDARD = "Forwarded";

    /// A literal IP address, which may have a port; an IPv6 address with one has brackets. A zone says nothing here.
    private static final Pattern HOP = Pattern.compile("(?:(?<v4>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})"
            + "|\\[(?<bracketed>[0-9A-Fa-f:.]+)(?:%[^]]*)?])(?:\\s*:\\s*(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?"
            + "|(?<bare>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+)(?:%.*)?");

    /// The first bytes of an IPv4 address that a translator wrote as IPv6 (RFC 6052 section 2.1).
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private ForwardedFor() {}

    /// Returns whether a request says that it was forwarded.
    ///
    /// @param fields returns the values of all header fields of a name
    public static boolean isForwarded(Function<String, List<String>> fields) {
        return !fields.apply(DE_FACTO).isEmpty() || !fields.apply(STANDARD).isEmpty();
    }

    /// Returns the right-most address that is not a trusted proxy's; the left-most, if all of them are. Empty if
    /// something else stands there, such as `unknown`: then nobody knows who asked.
    ///
    /// @param fields returns the values of all header fields of a name, which are one list (RFC 9110 section 5.3)
    public static Optional<InetAddress> client(Function<String, List<String>> fields, ProxyConfig proxies) {
        Optional<InetAddress> client = Optional.empty();
        for (String hop : hops(fields, proxies).reversed()) {
            client = parse(hop);
            if (client.isEmpty() || !contains(proxies.trusted(), client.get())) {
                return client;
            }
        }
        return client;
    }

    private static List<String> hops(Function<String, List<String>> fields, ProxyConfig proxies) {
        List<String> deFacto = fields.apply(DE_FACTO);
        if (proxies.setForwarded() || deFacto.isEmpty()) {
            return fields.apply(STANDARD).stream()
                    .flatMap(line -> ForwardedHeader.hops(line).stream())
                    .toList();
        }
        return Arrays.stream(String.join(",", deFacto).split(","))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
    }

    /// Parses one address as proxies write it, with or without a port and quotes. Empty if it is anything else. An
    /// IPv4 address within an IPv6 one (`::ffff:192.0.2.1`, `64:ff9b::192.0.2.1`) is that IPv4 address.
    static Optional<InetAddress> parse(String hop) {
        String text = hop.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        Matcher matcher =
                HOP.matcher(quoted ? text.substring(1, text.length() - 1).strip() : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(untranslated(InetAddress.ofLiteral(Optional.ofNullable(matcher.group("v4"))
                    .or(() -> Optional.ofNullable(matcher.group("bracketed")))
                    .orElseGet(() -> matcher.group("bare")))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Behind a translator (NAT64) all IPv4 clients would seem to be of one network.
    private static InetAddress untranslated(InetAddress address) {
        byte[] bytes = address.getAddress();
        int length = TRANSLATED.length;
        if (!(address instanceof Inet6Address) || !Arrays.equals(bytes, 0, length, TRANSLATED, 0, length)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, length, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns whether an address is in one of the networks.
    public static boolean contains(List<CidrRange> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
