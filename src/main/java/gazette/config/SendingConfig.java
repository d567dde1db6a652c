package gazette.config;

import java.time.Duration;

/// How an issue is sent, whichever relay takes it.
///
/// @param stopWait how long a stopping process waits for the replies of letters that are on the way
/// @param canary to how many readers a large issue goes first; 0 for none
/// @param canaryFrom how many readers make an issue a large one
/// @param canaryWait between the first readers and all others
public record SendingConfig(Duration stopWait, int canary, int canaryFrom, Duration canaryWait) {
    public static final SendingConfig DEFAULTS =
            new SendingConfig(Duration.ofSeconds(60), 100, 1000, Duration.ofMinutes(2));

    /// Reads `sending:`.
    static SendingConfig read(YamlBlock paper) {
        var block = paper.block("sending");
        return new SendingConfig(
                block.value("stop_wait", ValueParsers::duration).orElse(DEFAULTS.stopWait),
                block.number("canary", 0, 1_000_000, DEFAULTS.canary),
                block.number("canary_from", 1, 100_000_000, DEFAULTS.canaryFrom),
                block.value("canary_wait", ValueParsers::duration).orElse(DEFAULTS.canaryWait));
    }
}
