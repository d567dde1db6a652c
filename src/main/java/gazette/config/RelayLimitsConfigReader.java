package gazette.config;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.ProviderLimit;
import gazette.config.RelayConfig.WarmUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Reads the limits of a relay.
final class RelayLimitsConfigReader {
    private static final int MOST_CONNECTIONS = 100;
    private static final int MOST_PER_DAY = 100_000_000;
    private static final double MOST_GROWTH = 10;
    /// A star stands for any text, in front of a whole label or within one; there is one letter at least.
    private static final Pattern MAIL_SERVER = Pattern.compile("(?=.*[a-z])[a-z0-9*_-]+(?:\\.[a-z0-9*_-]+)++");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*+");

    private RelayLimitsConfigReader() {}

    static Limits read(YamlBlock relay) {
        var domains = relay.block("domains");
        var others =
                domains.has(Limits.OTHERS) ? limit(domains.block(Limits.OTHERS), DomainLimit.NONE) : DomainLimit.NONE;
        var limits = new LinkedHashMap<String, DomainLimit>();
        var providers = new ArrayList<ProviderLimit>();
        domains.blocks().forEach((name, block) -> {
            var limit = limit(block, others);
            var mailServers = block.list("mx", RelayLimitsConfigReader::mailServer);
            if (block.has("mx")) {
                checkProvider(domains, name, block);
                providers.add(new ProviderLimit(name.toLowerCase(Locale.ROOT), mailServers, limit));
            } else {
                checkDomain(domains, name);
                limits.put(name.toLowerCase(Locale.ROOT), limit);
            }
        });
        return new Limits(
                relay.number("connections", 1, MOST_CONNECTIONS, Limits.DEFAULTS.connections()),
                rate(relay),
                relay.number("per_day", 1, MOST_PER_DAY),
                limits,
                providers,
                warmUp(relay));
    }

    private static void checkDomain(YamlBlock domains, String name) {
        if (!DOMAIN.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            domains.fault(name, "\"" + name + "\" is not a domain", "write one such as gmail.com, or default");
        }
    }

    private static void checkProvider(YamlBlock domains, String name, YamlBlock block) {
        if (name.equals(Limits.OTHERS)) {
            block.fault("mx", "default is for all domains, whatever their mail servers", "name this block otherwise");
        }
        if (block.names().size() < 2) {
            domains.fault(name, "\"" + name + "\" limits nothing", "write connections or per_second beside mx");
        }
    }

    private static OptionalDouble rate(YamlBlock block) {
        return block.value("per_second", RateParser::perSecond).stream()
                .mapToDouble(Double::doubleValue)
                .findAny();
    }

    private static String mailServer(String text) {
        var name = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (!MAIL_SERVER.matcher(name).matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not the name of a mail server",
                    "write one of an MX record, such as '*.protection.outlook.com'");
        }
        return name;
    }

    /// @param others gives what the domain leaves out
    private static DomainLimit limit(YamlBlock block, DomainLimit others) {
        var connections = block.number("connections", 1, MOST_CONNECTIONS);
        var perSecond = rate(block);
        return new DomainLimit(
                connections.isPresent() ? connections : others.connections(),
                perSecond.isPresent() ? perSecond : others.perSecond());
    }

    private static Optional<WarmUp> warmUp(YamlBlock relay) {
        if (!relay.has("warm_up")) {
            return Optional.empty();
        }
        if (!relay.has("per_day")) {
            relay.fault("warm_up", "warm_up has no end without per_day", "write per_day, what a day may reach at last");
        }
        var block = relay.block("warm_up");
        return Optional.of(new WarmUp(
                block.required("from", ValueParsers::date, LocalDate.EPOCH, "write its first day, as from: 2026-12-01"),
                block.required(
                        "first_day",
                        text -> ValueParsers.number(text, 1, MOST_PER_DAY),
                        1,
                        "write how many letters go out on the first day, as first_day: 200"),
                block.value("growth", RelayLimitsConfigReader::growth).orElse(1.5)));
    }

    private static double growth(String text) {
        if (!text.matches("\\d{1,2}(?:\\.\\d{1,4})?")
                || Double.parseDouble(text) <= 1
                || Double.parseDouble(text) > MOST_GROWTH) {
            throw new InvalidValueException(
                    "\"" + text + "\" is no growth from day to day", "write a factor such as 1.5 or 2");
        }
        return Double.parseDouble(text);
    }
}
