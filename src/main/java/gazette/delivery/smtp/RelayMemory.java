package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.dns.MxLookup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what is learned about relays beyond a single connection. Thread-safe.
public final class RelayMemory {
    private final HelloNames helloNames;
    private final Map<String, PipeliningTrust> pipelining = new ConcurrentHashMap<>();

    /// Creates a memory in which nothing is known yet.
    public RelayMemory() {
        this(new MxLookup());
    }

    RelayMemory(MxLookup dns) {
        this.helloNames = new HelloNames(dns);
    }

    HelloNames helloNames() {
        return helloNames;
    }

    PipeliningTrust pipelining(RelayConfig relay) {
        return pipelining.computeIfAbsent(relay.host() + ":" + relay.port(), server -> new PipeliningTrust());
    }
}
