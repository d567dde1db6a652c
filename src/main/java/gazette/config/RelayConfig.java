package gazette.config;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An SMTP server that takes our letters.
///
/// @param name its key under `relays:`
/// @param tls how the connection is secured; `NONE` on the loopback only, unless forced
/// @param login user and password; absent for a relay that asks for none
/// @param signsDkim whether the relay signs letters with DKIM (RFC 6376), so that we do not
/// @param rewritesMessageIds whether the relay puts a Message-ID of its own in the place of ours
public record RelayConfig(
        String name,
        String host,
        int port,
        Tls tls,
        Optional<Login> login,
        Limits limits,
        ReturnPath returnPath,
        boolean signsDkim,
        boolean rewritesMessageIds) {

    /// A relay that asks for no login, without TLS and with the usual limits: one on this machine.
    public static RelayConfig open(String name, String host, int port) {
        return new RelayConfig(
                name, host, port, Tls.NONE, Optional.empty(), Limits.DEFAULTS, ReturnPath.SENDER, false, false);
    }

    /// STARTTLS (RFC 3207), implicit TLS (RFC 8314), or none.
    public enum Tls {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    /// How a login is put (RFC 4616, 2195; LOGIN and XOAUTH2 are common use).
    public enum Mechanism {
        PLAIN,
        LOGIN,
        CRAM_MD5,
        XOAUTH2
    }

    /// What AUTH (RFC 4954) is given.
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

    /// How much the relay is given at a time.
    ///
    /// @param perSecond letters; absent means as many as go
    /// @param perDay letters; absent means as many as go
    /// @param domains per domain of recipients, in lower case; `default` stands for those that are not named
    /// @param warmUp present only beside `perDay`
    public record Limits(
            int connections,
            OptionalInt perSecond,
            OptionalInt perDay,
            Map<String, DomainLimit> domains,
            Optional<WarmUp> warmUp) {
        /// The name in `domains` that stands for all others.
        public static final String OTHERS = "default";

        public static final Limits DEFAULTS =
                new Limits(5, OptionalInt.empty(), OptionalInt.empty(), Map.of(), Optional.empty());

        public Limits {
            domains = Map.copyOf(domains);
        }

        /// What holds for recipients at a domain.
        public DomainLimit domain(String domain) {
            return Optional.ofNullable(domains.get(domain.toLowerCase(Locale.ROOT)))
                    .or(() -> Optional.ofNullable(domains.get(OTHERS)))
                    .orElse(DomainLimit.NONE);
        }

        /// How many letters may go out on a day; absent means as many as go.
        public OptionalInt perDay(LocalDate day) {
            if (perDay.isEmpty() || warmUp.isEmpty()) {
                return perDay;
            }
            return OptionalInt.of(warmUp.get().limitOn(day, perDay.getAsInt()));
        }

        /// The first day on which the warm-up holds nothing back any more; absent without one.
        public Optional<LocalDate> warmUpEndDate() {
            return warmUp.map(slow -> slow.dateReaching(perDay.orElseThrow()));
        }
    }

    /// How much the recipients at one domain are given at a time; what is absent is limited by the relay's limits only.
    public record DomainLimit(OptionalInt connections, OptionalInt perSecond) {
        public static final DomainLimit NONE = new DomainLimit(OptionalInt.empty(), OptionalInt.empty());
    }

    /// A new sender's slow beginning: each day more than the day before.
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

    /// Where bounces go: the reverse-path of letters.
    ///
    /// @param address absent means the sender's
    /// @param verp whether each letter has one of its own, `local+TOKEN@domain`, to tell whose bounce it is
    public record ReturnPath(Optional<String> address, boolean verp) {
        public static final ReturnPath SENDER = new ReturnPath(Optional.empty(), false);
    }
}
