package gazette.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects faults and warnings while the files are read, so that all are reported together.
final class DiagnosticCollector {
    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(Diagnostic::file).thenComparingInt(Diagnostic::line);

    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    void fault(Diagnostic diagnostic) {
        faults.add(diagnostic);
    }

    void warn(Diagnostic warning) {
        warnings.add(warning);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Diagnostic> faults() {
        return faults.stream().distinct().sorted(BY_PLACE).toList();
    }

    List<Diagnostic> warnings() {
        return warnings.stream().distinct().sorted(BY_PLACE).toList();
    }
}
