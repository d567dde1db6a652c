package gazette.delivery.smtp;

import gazette.delivery.dns.MxLookup;

/// Keeps what is learned about relays beyond a single connection. Thread-safe.
public final class RelayMemory {
    private final HelloNames helloNames;

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
}
