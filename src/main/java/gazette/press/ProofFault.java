package gazette.press;

import gazette.proof.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// A letter that must not be sent as it is.
public final class ProofFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProofFault(List<Finding> errors) {
        super("the proof-reader stopped it: "
                + errors.stream().map(Finding::problem).collect(Collectors.joining(" ")));
    }
}
