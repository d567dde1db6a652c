package gazette.config;

import java.util.List;

/// Holds the result of reading a workspace's files: the settings, or all faults in them.
public sealed interface ConfigReadResult {
    /// Returns what works but is probably not meant, in the order of the files.
    List<Diagnostic> warnings();

    /// Holds settings without a fault.
    record Valid(Config config, List<Diagnostic> warnings) implements ConfigReadResult {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /// Holds at least one fault, in the order of the files and their lines.
    record Invalid(List<Diagnostic> faults, List<Diagnostic> warnings) implements ConfigReadResult {
        public Invalid {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }
}
