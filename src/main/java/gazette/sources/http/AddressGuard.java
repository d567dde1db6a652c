package gazette.sources.http;

import gazette.config.CidrRange;
import gazette.config.FetchAllowance;
import gazette.config.LoopbackHosts;
import gazette.sources.http.FetchResult.Forbidden;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// Decides which addresses may be fetched: public ones, not those of this machine, of its network, and of the
/// special-purpose registries of RFC 6890. An IPv6 address that contains an IPv4 address is never public. Ports of
/// other
/// services are refused on every machine.
public final class AddressGuard {
    private static final List<CidrRange> RESERVED = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by a provider's customers (CGNAT)
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /// All IPv6 addresses that are assigned for public use; loopback, v4-mapped, NAT64, local and multicast addresses
    /// are
    /// outside.
    private static final CidrRange GLOBAL = CidrRange.of("2000::/3");

    private static final List<CidrRange> NOT_GLOBAL = networks(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private static final String BYTE = "(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern DOTTED = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    /// Notations that some programs read as an address: 2130706433, 0x7f.1, 127.1, 017700000001.
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final List<InetAddress> LOCALHOST =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    private final List<FetchAllowance> allowed;

    /// Creates a guard.
    ///
    /// @param allowed what may be fetched all the same
    public AddressGuard(List<FetchAllowance> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// Returns why a URL must not be fetched, as far as it shows without a name lookup; empty if it may.
    public Optional<Forbidden> refusal(String address) {
        return refusal(Optional.ofNullable(HttpUrl.parse(address)));
    }

    /// Returns the same for a parsed URL.
    ///
    /// @param url absent if it is invalid
    Optional<Forbidden> refusal(Optional<HttpUrl> url) {
        if (url.isEmpty()) {
            return Optional.of(new Forbidden("that is no http or https address", "write one"));
        }
        String host = url.get().host();
        if (NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            return Optional.of(
                    new Forbidden(host + " is an address in an odd notation", "write one such as 192.0.2.1"));
        }
        int port = url.get().port();
        List<InetAddress> literal = literalAddresses(host);
        if (literal.isEmpty()) {
            return ServicePorts.contains(port) && allowed.stream().noneMatch(one -> one.names(port))
                    ? Optional.of(refusedPort(host, "ADDRESS", port))
                    : Optional.empty();
        }
        return literal.stream().anyMatch(address -> refusal(host, address, port).isEmpty())
                ? Optional.empty()
                : refusal(host, literal.getFirst(), port);
    }

    /// Returns why a connection to an address must not be made; empty if it may.
    Optional<Forbidden> refusal(String host, InetAddress address, int port) {
        if (!isPublic(address) && allowed.stream().noneMatch(one -> one.contains(address) && one.opens(port))) {
            return Optional.of(refusedAddress(host, address));
        }
        return ServicePorts.contains(port)
                        && allowed.stream().noneMatch(one -> one.contains(address) && one.names(port))
                ? Optional.of(refusedPort(host, address.getHostAddress(), port))
                : Optional.empty();
    }

    private static Forbidden refusedPort(String host, String numbers, int port) {
        String literal = numbers.contains(":") ? "[" + numbers + "]" : numbers;
        return new Forbidden(
                "port " + port + " of " + host + " is that of another service, no web server's",
                "mend the port, or write allow: [\"" + literal + ":" + port
                        + "\"] under fetch: in gazette.yaml to open it");
    }

    private static Forbidden refusedAddress(String host, InetAddress address) {
        String numbers = address.getHostAddress();
        boolean isNamed = !host.equals(numbers) && !host.contains(":");
        return new Forbidden(
                (isNamed ? host + " (" + numbers + ")" : host) + " is not a public address",
                "write allow: [\"" + numbers + "\"] under fetch: in gazette.yaml to open it, or mend the address");
    }

    /// Returns the addresses of a host that is an address itself or is called localhost; none for other names.
    private static List<InetAddress> literalAddresses(String host) {
        if (DOTTED.matcher(host).matches() || host.contains(":")) {
            return List.of(InetAddress.ofLiteral(host));
        }
        return LoopbackHosts.isLoopback(host) ? LOCALHOST : List.of();
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? GLOBAL.contains(address) && !isIn(NOT_GLOBAL, address)
                : !isIn(RESERVED, address);
    }

    private static boolean isIn(List<CidrRange> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<CidrRange> networks(String... texts) {
        return Stream.of(texts).map(CidrRange::of).toList();
    }
}
