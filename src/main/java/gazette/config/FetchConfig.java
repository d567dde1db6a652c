package gazette.config;

import java.time.Duration;
import java.util.List;

/// Describes what may be fetched from other servers, and how long that may take.
///
/// @param allow networks that are not public and may be asked all the same, for intranets and tests
/// @param timeout how long a complete answer may take
public record FetchConfig(List<CidrRange> allow, Duration timeout) {
    /// Polling all feeds takes 45 seconds at most.
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration DEFAULTS = Duration.ofSeconds(30);
    /// Allows public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// Makes settings with the usual timeout.
    public FetchConfig(List<CidrRange> allow) {
        this(allow, DEFAULTS);
    }

    /// Reads `fetch:`.
    static FetchConfig read(YamlBlock settings) {
        YamlBlock block = settings.block("fetch");
        return new FetchConfig(
                block.list("allow", CidrRange::of),
                block.value("timeout", FetchConfig::timeout).orElse(DEFAULTS));
    }

    private static Duration timeout(String text) {
        Duration timeout = ValueParsers.duration(text);
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("\"" + text + "\" is not within 1s–40s", "write a time within 1s–40s");
        }
        return timeout;
    }
}
