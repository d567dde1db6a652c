package gazette;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.logging.LogTimeConverter;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Sets up logging and settings for the commands that run without picocli's.
final class LoggingAndConfigSetup {
    private LoggingAndConfigSetup() {}

    /// Sets the log level, unless the environment names one.
    static void setLogLevel(Level level) {
        if (System.getenv("GAZETTE_LOG") == null) {
            ((Logger) LoggerFactory.getLogger("gazette")).setLevel(level);
        }
    }

    /// Reads the settings; empty if they are not valid, after printing the faults to stderr.
    static Optional<Config> readConfig(Path workspace) {
        return switch (new ConfigReader().read(workspace, System.getenv())) {
            case ConfigReadResult.Valid valid -> {
                LogTimeConverter.useZone(valid.config().publication().zone());
                yield Optional.of(valid.config());
            }
            case ConfigReadResult.Invalid invalid -> {
                invalid.faults().forEach(System.err::println);
                yield Optional.empty();
            }
        };
    }
}
