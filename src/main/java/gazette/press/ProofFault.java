package gazette.press;

import gazette.issues.Reason;
import gazette.issues.Run;
import gazette.issues.Verdict;
import gazette.proof.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// A letter that must not be sent as it is.
public final class ProofFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String STOPPED = "the proof-reader stopped it: ";

    private final transient List<Finding> errors;

    ProofFault(List<Finding> errors) {
        super(STOPPED + errors.stream().map(Finding::what).collect(Collectors.joining(" ")));
        this.errors = List.copyOf(errors);
    }

    /// Whether such a letter is what failed a run.
    public static boolean stopped(Run run) {
        return run.outcome() == Run.Outcome.FAILED && run.summary().startsWith(STOPPED);
    }

    /// One for each error.
    List<Reason> reasons() {
        return errors.stream().map(error -> advice(Verdict.FAULTY, error)).toList();
    }

    /// A finding that an editor knew of.
    static Reason overridden(Finding finding) {
        return new Reason(Verdict.OVERRIDDEN, finding.where(), finding.what());
    }

    /// A finding with what to do about it.
    static Reason advice(Verdict verdict, Finding finding) {
        return new Reason(verdict, finding.where(), finding.what() + " " + finding.remedy());
    }
}
