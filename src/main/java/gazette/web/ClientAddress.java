package gazette.web;

import gazette.config.CidrRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the address of a client. Forwarding headers count only from proxies that the settings trust.
final class ClientAddress {
    private ClientAddress() {}

    /// Returns whether the request comes from this machine and names it as the host. Without the second check,
    /// a foreign page could reach it through a browser here (DNS rebinding).
    static boolean isLocal(Context request, List<CidrRange> trustedProxies) {
        return isLocalName(host(request))
                && address(request, trustedProxies)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /// Returns the client's address; empty if an untrusted proxy forwards the request.
    static Optional<InetAddress> address(Context request, List<CidrRange> trustedProxies) {
        Optional<InetAddress> peer = parse(request.req().getRemoteAddr());
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null && request.header("Forwarded") == null) {
            return peer;
        }
        return forwarded != null
                        && peer.filter(proxy -> contains(trustedProxies, proxy)).isPresent()
                ? lastUntrusted(forwarded, trustedProxies)
                : Optional.empty();
    }

    /// Returns the last address that is not a trusted proxy. Addresses before it may be forged.
    private static Optional<InetAddress> lastUntrusted(String forwarded, List<CidrRange> trustedProxies) {
        Optional<InetAddress> client = Optional.empty();
        for (String address : Arrays.asList(forwarded.split(",")).reversed()) {
            client = parse(address.strip());
            if (client.isEmpty() || !contains(trustedProxies, client.get())) {
                return client;
            }
        }
        return client;
    }

    private static boolean contains(List<CidrRange> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /// Returns the network of the client. An untrusted proxy counts as the client.
    static String network(Context request, List<CidrRange> trustedProxies) {
        return CidrRange.anonymizedPrefix(address(request, trustedProxies)
                .or(() -> parse(request.req().getRemoteAddr()))
                .orElse(InetAddress.getLoopbackAddress()));
    }

    private static String host(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        return host.replaceFirst(":[0-9]+$", "");
    }

    /// Returns whether a host name always means the local machine.
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// Parses a literal IP address without a DNS lookup.
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
