package gazette.config;

import java.time.Duration;

/// Describes how an issue is sent, whichever relay takes it.
///
/// @param stopWait how long a process that stops waits for the replies to mails in flight
/// @param canary how many subscribers get a large issue first; 0 turns that off
/// @param canaryFrom how many subscribers make an issue a large one
/// @param canaryWait the time between the first subscribers and all others
public record SendingConfig(Duration stopWait, int canary, int canaryFrom, Duration canaryWait) {
    public static final SendingConfig DEFAULTS =
            new SendingConfig(Duration.ofSeconds(60), 100, 1000, Duration.ofMinutes(2));

    /// Reads `sending:`.
    static SendingConfig read(YamlBlock settings) {
        var block = settings.block("sending");
        return new SendingConfig(
                block.value("stop_wait", ValueParsers::duration).orElse(DEFAULTS.stopWait),
                block.number("canary", 0, 1_000_000, DEFAULTS.canary),
                block.number("canary_from", 1, 100_000_000, DEFAULTS.canaryFrom),
                block.value("canary_wait", ValueParsers::duration).orElse(DEFAULTS.canaryWait));
    }
}
