package gazette;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// What the doors that stay open do first.
final class ServerStartup {
    private ServerStartup() {}

    /// Logs from a level on, unless the environment names another.
    static void log(Level level) {
        if (System.getenv("GAZETTE_LOG") == null) {
            ((Logger) LoggerFactory.getLogger("gazette")).setLevel(level);
        }
    }

    /// The settings; empty if they are not valid, of which stderr tells.
    static Optional<Config> config(Path workspace) {
        return switch (new ConfigReader().read(workspace, System.getenv())) {
            case ConfigReadResult.Valid valid -> Optional.of(valid.config());
            case ConfigReadResult.Invalid invalid -> {
                invalid.faults().forEach(System.err::println);
                yield Optional.empty();
            }
        };
    }
}
