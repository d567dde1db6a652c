package gazette.delivery.queue;

import gazette.config.RelayConfig.ProviderLimit;
import gazette.delivery.dns.MxLookup;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out which of the providers in the settings takes a domain's mail, by the domain's MX records. Asks in the
/// background, once a day for each domain, and never waits itself. Thread-safe.
///
/// For example, `example.com` is asked about when its first mail is due. Its mails stay in the queue until the answer
/// is
/// there, five seconds at most. A day later it is asked about again, and until there is another answer, the old one
/// counts, however long that takes. If the DNS answers nothing at all, no mail waits for it.
final class MailProviders {
    private static final Logger LOG = LoggerFactory.getLogger(MailProviders.class);
    private static final Duration VALID = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final int MAX_LOOKUPS = 16;
    private static final int MAX_DOMAINS = 200_000;
    /// After so many failures in a row the DNS is taken to be away.
    private static final int FAILURES_UNTIL_AWAY = 3;

    private final List<ProviderLimit> providers;
    private final MxLookup dns;
    private final InstantSource clock;
    private final Executor executor;
    private final Map<String, Domain> domains = new HashMap<>();
    private int lookups;
    private int failures;

    /// What is known of a domain. An answer or a failure ends the wait for the first.
    private static final class Domain {
        private final long seenAt = System.nanoTime();
        private Optional<ProviderLimit> provider = Optional.empty();
        private Instant dueAt = Instant.MIN;
        private boolean wasAsked;
        private boolean isUnderway;
    }

    MailProviders(List<ProviderLimit> providers, MxLookup dns, InstantSource clock) {
        this(providers, dns, clock, task -> Thread.ofVirtual().name("mx-lookup").start(task));
    }

    /// @param executor runs the lookups, which take some seconds at most
    MailProviders(List<ProviderLimit> providers, MxLookup dns, InstantSource clock, Executor executor) {
        this.providers = providers;
        this.dns = dns;
        this.clock = clock;
        this.executor = executor;
    }

    /// Returns whether a domain's provider will be known in a moment, so that its mails better wait.
    synchronized boolean isAwaited(String domain) {
        if (providers.isEmpty() || named(domain).isPresent()) {
            return false;
        }
        Domain known = askedAbout(domain);
        return !known.wasAsked
                && failures < FAILURES_UNTIL_AWAY
                && System.nanoTime() - known.seenAt < MAX_WAIT.toNanos();
    }

    /// Returns the provider that takes a domain's mail, as far as is known.
    synchronized Optional<ProviderLimit> of(String domain) {
        if (providers.isEmpty()) {
            return Optional.empty();
        }
        return named(domain).or(() -> askedAbout(domain).provider);
    }

    private Optional<ProviderLimit> named(String domain) {
        return providers.stream()
                .filter(provider -> provider.name().equals(domain))
                .findFirst();
    }

    private Domain askedAbout(String domain) {
        if (domains.size() >= MAX_DOMAINS) {
            domains.clear();
        }
        Domain known = domains.computeIfAbsent(domain, name -> new Domain());
        if (!known.isUnderway && lookups < MAX_LOOKUPS && !clock.instant().isBefore(known.dueAt)) {
            ask(domain, known);
        }
        return known;
    }

    private void ask(String domain, Domain known) {
        known.isUnderway = true;
        lookups++;
        boolean begun = false;
        try {
            executor.execute(() -> lookUp(domain, known));
            begun = true;
        } finally {
            if (!begun) {
                record(known, Optional.empty());
            }
        }
    }

    private void lookUp(String domain, Domain known) {
        Optional<List<String>> servers = Optional.empty();
        try {
            servers = dns.mailServers(domain);
        } catch (RuntimeException e) {
            LOG.warn("mx_lookup_failed cause=\"{}\"", FailureText.of(e));
        } finally {
            record(known, servers);
        }
    }

    private synchronized void record(Domain known, Optional<List<String>> servers) {
        known.isUnderway = false;
        known.wasAsked = true;
        known.dueAt = clock.instant().plus(servers.isPresent() ? VALID : RETRY);
        servers.ifPresent(names -> known.provider =
                providers.stream().filter(provider -> provider.hasOneOf(names)).findFirst());
        lookups--;
        failures = servers.isPresent() ? 0 : failures + 1;
        if (failures == FAILURES_UNTIL_AWAY) {
            LOG.warn("mail_servers_unknown cause=\"the DNS does not answer\"");
        }
    }
}
