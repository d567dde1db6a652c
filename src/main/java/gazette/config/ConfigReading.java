package gazette.config;

import java.util.List;

/// What reading a workspace's files came to: the settings, or every fault in them at once.
public sealed interface ConfigReading {
    /// What works but is probably not meant, in the order of the files.
    List<Fault> warnings();

    /// Settings that can be worked with.
    record Valid(Config config, List<Fault> warnings) implements ConfigReading {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /// At least one fault; in the order of the files and their lines.
    record Invalid(List<Fault> faults, List<Fault> warnings) implements ConfigReading {
        public Invalid {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }
}
