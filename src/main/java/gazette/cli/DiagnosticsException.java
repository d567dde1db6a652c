package gazette.cli;

import gazette.config.Diagnostic;
import java.util.List;

/// Says that the settings of a workspace are invalid, with every diagnostic.
final class DiagnosticsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> faults;

    DiagnosticsException(List<Diagnostic> faults) {
        super(faults.size() + " faults in the workspace's settings");
        this.faults = faults;
    }

    List<Diagnostic> faults() {
        return faults;
    }
}
