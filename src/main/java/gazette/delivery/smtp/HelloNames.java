package gazette.delivery.smtp;

import gazette.delivery.dns.MxLookup;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds out which of this machine's possible names others can look up, so that EHLO says one that a server finds in
/// the DNS (RFC 5321 section 2.3.5). Remembers the answer for some time. Thread-safe.
final class HelloNames {
    private static final Duration MAX_WAIT = Duration.ofSeconds(4);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(10);

    private final MxLookup dns;
    private final Map<List<String>, Choice> choices = new HashMap<>();

    private record Choice(Optional<String> name, long madeAt) {
        private boolean isFresh() {
            long age = System.nanoTime() - madeAt;
            return age < (name.isPresent() ? KNOWN_FOR : UNKNOWN_FOR).toNanos();
        }
    }

    HelloNames(MxLookup dns) {
        this.dns = dns;
    }

    /// Returns the first name that has an address or a mail server. Waits four seconds at most.
    synchronized Optional<String> firstKnown(List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Choice choice = choices.get(names);
        if (choice == null || !choice.isFresh()) {
            choice = new Choice(choose(names), System.nanoTime());
            choices.put(names, choice);
        }
        return choice.name();
    }

    /// Returns an address as EHLO takes it in place of a name (RFC 5321 section 4.1.3), such as `[192.0.2.1]`.
    static String literal(InetAddress address) {
        String written = address.getHostAddress().replaceFirst("%.*", "");
        return (address instanceof Inet6Address ? "[IPv6:" : "[") + written + "]";
    }

    /// The system's own call cannot be interrupted, so it has a thread of its own, which may outlast the wait.
    private Optional<String> choose(List<String> names) {
        var lookup = new FutureTask<>(() -> names.stream().filter(this::isKnown).findFirst());
        Thread.ofPlatform().daemon().name("hello-lookup").start(lookup);
        try {
            return lookup.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isKnown(String name) {
        try {
            return InetAddress.getAllByName(name).length > 0;
        } catch (UnknownHostException e) {
            return dns.mailServers(name).filter(servers -> !servers.isEmpty()).isPresent();
        }
    }
}
