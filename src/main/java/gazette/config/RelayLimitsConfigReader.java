package gazette.config;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.WarmUp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the limits of a relay.
final class RelayLimitsConfigReader {
    private static final int MOST_CONNECTIONS = 100;
    private static final int MOST_PER_SECOND = 100_000;
    private static final int MOST_PER_DAY = 100_000_000;
    private static final double MOST_GROWTH = 10;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*+");

    private RelayLimitsConfigReader() {}

    static Limits read(YamlBlock relay) {
        return new Limits(
                relay.number("connections", 1, MOST_CONNECTIONS, Limits.DEFAULTS.connections()),
                relay.number("per_second", 1, MOST_PER_SECOND),
                relay.number("per_day", 1, MOST_PER_DAY),
                domains(relay.block("domains")),
                warmUp(relay));
    }

    private static Map<String, DomainLimit> domains(YamlBlock block) {
        var others = block.has(Limits.OTHERS) ? limit(block.block(Limits.OTHERS), DomainLimit.NONE) : DomainLimit.NONE;
        var limits = new LinkedHashMap<String, DomainLimit>();
        block.blocks().forEach((name, domain) -> {
            if (!DOMAIN.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                block.fault(name, "\"" + name + "\" is not a domain", "write one such as gmail.com, or default");
            }
            limits.put(name.toLowerCase(Locale.ROOT), limit(domain, others));
        });
        return limits;
    }

    /// @param others gives what the domain leaves out
    private static DomainLimit limit(YamlBlock block, DomainLimit others) {
        var connections = block.number("connections", 1, MOST_CONNECTIONS);
        var perSecond = block.number("per_second", 1, MOST_PER_SECOND);
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
