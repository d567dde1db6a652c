package gazette;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.ConfigReading;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a workspace's settings at start.
final class Opened {
    private Opened() {}

    /// The settings; empty if they are not valid, of which stderr tells.
    static Optional<Config> config(Path workspace) {
        return switch (new ConfigReader().read(workspace, System.getenv())) {
            case ConfigReading.Valid valid -> Optional.of(valid.config());
            case ConfigReading.Invalid invalid -> {
                invalid.faults().forEach(System.err::println);
                yield Optional.empty();
            }
        };
    }
}
