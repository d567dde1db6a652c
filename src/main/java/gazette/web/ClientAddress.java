package gazette.web;

import gazette.config.CidrRange;
import gazette.subscribers.ClientNetwork;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
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

    /// Returns the client's address; empty if an untrusted proxy forwards the request, or a trusted one does not say
    /// for
    /// whom. The header `Forwarded` (RFC 7239) is never believed: a proxy that sets the other one passes it
    /// on as it came.
    static Optional<InetAddress> address(Context request, List<CidrRange> trustedProxies) {
        Optional<InetAddress> peer = ForwardedFor.parse(request.req().getRemoteAddr());
        List<String> forwarded = Collections.list(request.req().getHeaders("X-Forwarded-For"));
        if (forwarded.isEmpty() && request.header("Forwarded") == null) {
            return peer;
        }
        return peer.filter(proxy -> ForwardedFor.contains(trustedProxies, proxy))
                .flatMap(_ -> ForwardedFor.client(forwarded, trustedProxies));
    }

    /// Returns the client's network. An untrusted proxy counts as the client.
    static ClientNetwork network(Context request, List<CidrRange> trustedProxies) {
        InetAddress address = address(request, trustedProxies)
                .or(() -> ForwardedFor.parse(request.req().getRemoteAddr()))
                .orElse(InetAddress.getLoopbackAddress());
        return new ClientNetwork(CidrRange.limitedPrefix(address), CidrRange.anonymizedPrefix(address));
    }

    private static String host(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        return host.replaceFirst(":[0-9]+$", "");
    }

    /// Returns whether a host name always means the local machine.
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
