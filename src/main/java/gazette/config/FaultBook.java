package gazette.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong while the files are read, so that all of it can be told at once.
final class FaultBook {
    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file).thenComparingInt(Fault::line);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    void fault(Fault fault) {
        faults.add(fault);
    }

    void warn(Fault warning) {
        warnings.add(warning);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> faults() {
        return faults.stream().distinct().sorted(BY_PLACE).toList();
    }

    List<Fault> warnings() {
        return warnings.stream().distinct().sorted(BY_PLACE).toList();
    }
}
