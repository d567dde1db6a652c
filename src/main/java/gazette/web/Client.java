package gazette.web;

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
    static boolean isThisMachine(Context request, List<String> trustedProxies) {
        return isLocalName(host(request))
                && address(request, trustedProxies)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /// The client's address; empty if a proxy that is not trusted says that it forwards for another.
    static Optional<InetAddress> address(Context request, List<String> trustedProxies) {
        Optional<InetAddress> peer = parse(request.req().getRemoteAddr());
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null && request.header("Forwarded") == null) {
            return peer;
        }
        boolean trusted = peer.filter(address -> trustedProxies.stream().anyMatch(net -> isIn(address, net)))
                .isPresent();
        // The last one is what the trusted proxy itself saw.
        return trusted && forwarded != null
                ? parse(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip())
                : Optional.empty();
    }

    /// Whether an address is in a network such as `10.0.0.0/8`, or is that address.
    static boolean isIn(InetAddress address, String network) {
        int slash = network.indexOf('/');
        Optional<InetAddress> base = parse(slash < 0 ? network : network.substring(0, slash));
        if (base.isEmpty() || base.get().getAddress().length != address.getAddress().length) {
            return false;
        }
        byte[] ours = base.get().getAddress();
        byte[] theirs = address.getAddress();
        int bits = slash < 0 ? ours.length * 8 : Integer.parseInt(network.substring(slash + 1));
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
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
