package gazette.cli;

import gazette.config.Fault;
import java.util.List;

/// A workspace whose settings cannot be worked with.
final class WorkspaceFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    WorkspaceFault(List<Fault> faults) {
        super(faults.size() + " faults in the workspace's settings");
        this.faults = faults;
    }

    List<Fault> faults() {
        return faults;
    }
}
