package gazette.web.http;

import gazette.config.CidrRange;
import gazette.config.ProxyConfig;
import gazette.subscribers.ClientNetwork;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds the address of a client. Forwarding headers count only from proxies that the settings trust.
public final class ClientAddress {
    private ClientAddress() {}

    /// Returns whether the request comes from this machine and names it as the host. Without the second check,
    /// a foreign page could reach it through a browser here (DNS rebinding).
    public static boolean isLocal(Context request, ProxyConfig proxies) {
        return isLocalName(host(request))
                && address(request, proxies)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /// Returns the client's network. An untrusted proxy counts as the client. A trusted one never does: if it does not
    /// say for whom it asks, the network is unknown.
    public static ClientNetwork network(Context request, ProxyConfig proxies) {
        Optional<InetAddress> peer = peer(request);
        boolean isProxy = peer.filter(address -> ForwardedFor.contains(proxies.trusted(), address))
                .isPresent();
        Optional<InetAddress> client = isProxy ? ForwardedFor.client(name -> fields(request, name), proxies) : peer;
        return client.map(address ->
                        new ClientNetwork(CidrRange.limitedPrefix(address), CidrRange.anonymizedPrefix(address)))
                .orElse(ClientNetwork.UNKNOWN);
    }

    /// Returns the client's address; empty if an untrusted proxy forwards the request, or a trusted one does not say
    /// for whom.
    private static Optional<InetAddress> address(Context request, ProxyConfig proxies) {
        Optional<InetAddress> peer = peer(request);
        return ForwardedFor.isForwarded(name -> fields(request, name))
                ? peer.filter(address -> ForwardedFor.contains(proxies.trusted(), address))
                        .flatMap(_ -> ForwardedFor.client(name -> fields(request, name), proxies))
                : peer;
    }

    private static Optional<InetAddress> peer(Context request) {
        return ForwardedFor.parse(request.req().getRemoteAddr());
    }

    private static List<String> fields(Context request, String name) {
        return Collections.list(request.req().getHeaders(name));
    }

    private static String host(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        return host.replaceFirst(":[0-9]+$", "");
    }

    /// Returns whether a host name always means the local machine.
    public static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
