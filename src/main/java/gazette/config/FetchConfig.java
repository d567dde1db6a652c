package gazette.config;

import java.time.Duration;
import java.util.List;

/// What may be fetched from other people's servers.
///
/// @param allow networks that may be asked although they are not public, for intranets and tests
/// @param timeout how long an answer may take, all of it
public record FetchConfig(List<CidrRange> allow, Duration timeout) {
    /// A round of feeds takes 45 seconds at most.
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration DEFAULTS = Duration.ofSeconds(30);
    /// Public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// With the usual time.
    public FetchConfig(List<CidrRange> allow) {
        this(allow, DEFAULTS);
    }

    /// Reads `fetch:`.
    static FetchConfig read(YamlBlock paper) {
        YamlBlock block = paper.block("fetch");
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
