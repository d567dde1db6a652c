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
}
