package gazette.config;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Describes an SMTP server that takes our mails and delivers them.
///
/// @param name its key under `relays:`
/// @param tls how the connection is secured; `NONE` on the loopback only, unless forced
/// @param login user and password; absent for a relay that asks for none
/// @param signsDkim whether the relay signs mails with DKIM (RFC 6376), so that we do not
/// @param rewritesMessageIds whether the relay replaces our Message-ID by its own
/// @param hello the name of this machine in EHLO, or an address literal (RFC 5321 section 4.1.3); absent means that of
///     [Config#helloNames]
public record RelayConfig(
        String name,
        String host,
        int port,
        Tls tls,
        Optional<Login> login,
        Limits limits,
        ReturnPath returnPath,
        boolean signsDkim,
        boolean rewritesMessageIds,
        Optional<String> hello) {

    /// Returns a relay on this machine, without a login or TLS and with the usual limits.
    public static RelayConfig open(String name, String host, int port) {
        return new RelayConfig(
                name,
                host,
                port,
                Tls.NONE,
                Optional.empty(),
                Limits.DEFAULTS,
                ReturnPath.SENDER,
                false,
                false,
                Optional.empty());
    }

    /// Returns the same relay, to which EHLO says this name.
    public RelayConfig withHello(String name) {
        return new RelayConfig(
                this.name,
                host,
                port,
                tls,
                login,
                limits,
                returnPath,
                signsDkim,
                rewritesMessageIds,
                Optional.of(name));
    }

    /// Names how a connection is secured: STARTTLS (RFC 3207), implicit TLS (RFC 8314), or not at all.
    public enum Tls {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    /// Names the ways to log in (RFC 4616, RFC 2195; LOGIN and XOAUTH2 have no RFC but are widely used).
    public enum Mechanism {
        PLAIN,
        LOGIN,
        CRAM_MD5,
        XOAUTH2
    }

    /// Describes what the AUTH command (RFC 4954) sends.
    ///
    /// @param password for XOAUTH2 the access token
    /// @param mechanism absent means the best that the server offers
    public record Login(String user, String password, Optional<Mechanism> mechanism) {
        /// Never prints the password.
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /// Describes how much the relay is given at a time.
    ///
    /// @param perSecond mails per second, also less than one; absent means no limit
    /// @param perDay mails per day; absent means no limit
    /// @param domains per domain of recipients, in lower case; `default` stands for those that are not named
    /// @param providers for all the domains together whose mail a provider takes; not for those that `domains`
    ///     names
    /// @param warmUp present only beside `perDay`
    public record Limits(
            int connections,
            OptionalDouble perSecond,
            OptionalInt perDay,
            Map<String, DomainLimit> domains,
            List<ProviderLimit> providers,
            Optional<WarmUp> warmUp) {
        /// The name in `domains` that stands for all other domains.
        public static final String OTHERS = "default";

        public static final Limits DEFAULTS =
                new Limits(5, OptionalDouble.empty(), OptionalInt.empty(), Map.of(), List.of(), Optional.empty());

        public Limits {
            domains = Map.copyOf(domains);
            providers = List.copyOf(providers);
        }

        /// Returns whether a domain has a limit of its own.
        public boolean names(String domain) {
            return domains.containsKey(domain.toLowerCase(Locale.ROOT));
        }

        /// Returns the limit for recipients at a domain.
        public DomainLimit domain(String domain) {
            return Optional.ofNullable(domains.get(domain.toLowerCase(Locale.ROOT)))
                    .or(() -> Optional.ofNullable(domains.get(OTHERS)))
                    .orElse(DomainLimit.NONE);
        }

        /// Returns how many mails may be sent on a day; absent means no limit.
        public OptionalInt perDay(LocalDate day) {
            if (perDay.isEmpty() || warmUp.isEmpty()) {
                return perDay;
            }
            return OptionalInt.of(warmUp.get().limitOn(day, perDay.getAsInt()));
        }

        /// Returns the first day on which the warm-up limits nothing any more; absent if there is none.
        public Optional<LocalDate> warmUpEndDate() {
            return warmUp.map(slow -> slow.dateReaching(perDay.orElseThrow()));
        }
    }

    /// Describes how much recipients at one domain are given at a time. What is absent has no limit but the relay's.
    public record DomainLimit(OptionalInt connections, OptionalDouble perSecond) {
        public static final DomainLimit NONE = new DomainLimit(OptionalInt.empty(), OptionalDouble.empty());
    }

    /// Describes how much recipients at all the domains of one mail provider are given at a time.
    ///
    /// @param name its key under `domains:`; if it is a domain, that one is the provider's, whatever the DNS says
    /// @param mailServers the names of the provider's servers in MX records, in lower case; `*` stands for any text
    public record ProviderLimit(String name, List<String> mailServers, DomainLimit limit) {
        public ProviderLimit {
            mailServers = List.copyOf(mailServers);
        }

        /// Returns whether one of a domain's mail servers is the provider's.
        ///
        /// @param servers in lower case
        public boolean hasOneOf(List<String> servers) {
            return servers.stream().anyMatch(server -> mailServers.stream().anyMatch(each -> matches(each, server)));
        }

        private static boolean matches(String pattern, String server) {
            return server.matches(
                    Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\s]*")));
        }
    }

    /// Describes the slow start of a new sender: each day more than the day before.
    ///
    /// @param growth from one day to the next; more than 1
    public record WarmUp(LocalDate from, int firstDay, double growth) {
        int limitOn(LocalDate day, int atMost) {
            long days = Math.max(0, ChronoUnit.DAYS.between(from, day));
            return (int) Math.min(atMost, firstDay * Math.pow(growth, (double) days));
        }

        LocalDate dateReaching(int most) {
            double days = Math.log((double) most / firstDay) / Math.log(growth);
            LocalDate day = from.plusDays(Math.max(0, (long) days));
            while (limitOn(day, most) < most) {
                day = day.plusDays(1);
            }
            return day;
        }
    }

    /// Describes where bounces go: the reverse-path of mails.
    ///
    /// @param address absent means the sender's
    /// @param verp whether each mail has its own, `local+TOKEN@domain`, which shows whose mail bounced
    public record ReturnPath(Optional<String> address, boolean verp) {
        public static final ReturnPath SENDER = new ReturnPath(Optional.empty(), false);
    }
}
