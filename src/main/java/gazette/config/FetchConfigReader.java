package gazette.config;

import java.time.Duration;

/// Reads `fetch:`.
final class FetchConfigReader {
    /// Polling all feeds takes 45 seconds at most.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private FetchConfigReader() {}

    static FetchConfig read(YamlBlock settings) {
        YamlBlock block = settings.block("fetch");
        return new FetchConfig(
                block.list("allow", FetchAllowance::of),
                block.value("timeout", FetchConfigReader::timeout).orElse(FetchConfig.TIMEOUT),
                FetchProxyConfigReader.read(block));
    }

    private static Duration timeout(String text) {
        Duration timeout = ValueParsers.duration(text);
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("\"" + text + "\" is not within 1s–40s", "write a time within 1s–40s");
        }
        return timeout;
    }
}
