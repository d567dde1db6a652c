package gazette.web;

import gazette.config.Network;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Who asks. Forwarded headers are believed only from proxies that the settings trust.
final class Client {
    private Client() {}

    /// Whether the request comes from this machine, at a name that only this machine has: a foreign page cannot make a
    /// browser here ask for it under a name of its own (DNS rebinding).
    static boolean isThisMachine(Context request, List<Network> trustedProxies) {
        return isLocalName(host(request))
                && address(request, trustedProxies)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /// The client's address; empty if a proxy that is not trusted says that it forwards for another.
    static Optional<InetAddress> address(Context request, List<Network> trustedProxies) {
        Optional<InetAddress> peer = parse(request.req().getRemoteAddr());
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null && request.header("Forwarded") == null) {
            return peer;
        }
        boolean trusted = peer.filter(address -> trustedProxies.stream().anyMatch(net -> net.contains(address)))
                .isPresent();
        // The last one is what the trusted proxy itself saw.
        return trusted && forwarded != null
                ? parse(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip())
                : Optional.empty();
    }

    private static String host(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        return host.replaceFirst(":[0-9]+$", "");
    }

    /// Whether a name in an address stands for this machine, wherever it is read.
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// Literal addresses only: nothing is looked up.
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
