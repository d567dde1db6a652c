package gazette.config;

import java.util.List;

/// What reading a workspace's files came to: the settings, or every fault in them at once.
public sealed interface ConfigReadResult {
    /// What works but is probably not meant, in the order of the files.
    List<Diagnostic> warnings();

    /// Settings that can be worked with.
    record Valid(Config config, List<Diagnostic> warnings) implements ConfigReadResult {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /// At least one fault; in the order of the files and their lines.
    record Invalid(List<Diagnostic> faults, List<Diagnostic> warnings) implements ConfigReadResult {
        public Invalid {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }
}
