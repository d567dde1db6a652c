package gazette.web;

import gazette.config.CidrRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the client of a request. Forwarded headers are believed only from proxies that the settings trust.
final class ClientAddress {
    private ClientAddress() {}

    /// Returns whether the request comes from this machine, at a host name that only this machine has: else a page
    /// elsewhere could make a browser here ask for it under a name of its own (DNS rebinding).
    static boolean isLocal(Context request, List<CidrRange> trustedProxies) {
        return isLocalName(host(request))
                && address(request, trustedProxies)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /// Returns the client's address; empty if a proxy that is not trusted says that it forwards for another.
    static Optional<InetAddress> address(Context request, List<CidrRange> trustedProxies) {
        Optional<InetAddress> peer = parse(request.req().getRemoteAddr());
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null && request.header("Forwarded") == null) {
            return peer;
        }
        return forwarded != null && peer.filter(it -> isAny(trustedProxies, it)).isPresent()
                ? last(forwarded, trustedProxies)
                : Optional.empty();
    }

    /// Returns the last address that is not a trusted proxy: what the first of those saw. Anybody may have written what
    /// stands before it.
    private static Optional<InetAddress> last(String forwarded, List<CidrRange> trustedProxies) {
        List<String> way = Arrays.asList(forwarded.split(","));
        Optional<InetAddress> seen = Optional.empty();
        for (String address : way.reversed()) {
            seen = parse(address.strip());
            if (seen.isEmpty() || !isAny(trustedProxies, seen.get())) {
                return seen;
            }
        }
        return seen;
    }

    private static boolean isAny(List<CidrRange> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /// Returns the network that a client is in. A proxy that is not trusted counts as the client.
    static String network(Context request, List<CidrRange> trustedProxies) {
        return CidrRange.anonymizedPrefix(address(request, trustedProxies)
                .or(() -> parse(request.req().getRemoteAddr()))
                .orElse(InetAddress.getLoopbackAddress()));
    }

    private static String host(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        return host.replaceFirst(":[0-9]+$", "");
    }

    /// Returns whether a host name stands for this machine, wherever it is read.
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// Parses a literal address; no name is looked up.
    private static Optional<InetAddress> parse(String literal) {
        try {
            return literal.matches("[0-9a-fA-F:.\\[\\]%]+")
                    ? Optional.of(InetAddress.getByName(literal))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
