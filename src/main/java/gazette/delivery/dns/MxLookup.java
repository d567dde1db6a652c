package gazette.delivery.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks the DNS for the mail servers of a domain (MX records, RFC 5321 section 5.1). Keeps no answers. Thread-safe.
public final class MxLookup {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int TRIES = 2;

    private final Supplier<Resolver> newResolver;
    private Optional<Resolver> resolver = Optional.empty();

    /// Creates a lookup that asks the name servers of this machine.
    public MxLookup() {
        this.newResolver = MxLookup::ofThisMachine;
    }

    /// Creates a lookup that asks another name server.
    public MxLookup(InetSocketAddress server) {
        this.newResolver = () -> new SimpleResolver(server);
    }

    /// Returns the names of the servers, in lower case and without a final dot; an empty list if the domain has none
    /// or does not exist. Waits four seconds at most for each name server of this machine.
    ///
    /// @return empty if nobody can say
    public Optional<List<String>> mailServers(String domain) {
        try {
            var lookup = new Lookup(Name.fromString(domain, Name.root), Type.MX);
            lookup.setResolver(resolver());
            lookup.setCache(null);
            Record[] records = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL -> Optional.of(names(records));
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> Optional.of(List.of());
                default -> Optional.empty();
            };
        } catch (TextParseException e) {
            return Optional.of(List.of());
        }
    }

    private static Resolver ofThisMachine() {
        var servers = new ExtendedResolver();
        servers.setRetries(TRIES);
        return servers;
    }

    /// Made when it is first needed, because that reads the settings of this machine.
    private synchronized Resolver resolver() {
        Resolver ready = resolver.orElseGet(newResolver);
        ready.setTimeout(TIMEOUT);
        resolver = Optional.of(ready);
        return ready;
    }

    /// A single dot as the name means that the domain takes no mail (RFC 7505).
    private static List<String> names(Record[] records) {
        return List.of(records).stream()
                .map(each -> ((MXRecord) each).getTarget().toString(true).toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
