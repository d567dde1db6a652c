package gazette.press.composing;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// A letter that must not be sent as it is.
public final class LintFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String STOPPED = "the proof-reader stopped it: ";

    private final transient List<Finding> errors;

    public LintFailedException(List<Finding> errors) {
        super(STOPPED + errors.stream().map(Finding::what).collect(Collectors.joining(" ")));
        this.errors = List.copyOf(errors);
    }

    /// Whether such a letter is what failed a run.
    public static boolean isCauseOf(ScheduleRun run) {
        return run.outcome() == ScheduleRun.Outcome.FAILED && run.summary().startsWith(STOPPED);
    }

    /// One for each error.
    public List<Reason> reasons() {
        return errors.stream()
                .map(error -> reasonWithRemedy(ReasonKind.FAULTY, error))
                .toList();
    }

    /// A finding that an editor knew of.
    public static Reason overriddenReason(Finding finding) {
        return new Reason(ReasonKind.OVERRIDDEN, finding.where(), finding.what());
    }

    /// A finding with what to do about it.
    public static Reason reasonWithRemedy(ReasonKind kind, Finding finding) {
        return new Reason(kind, finding.where(), finding.what() + " " + finding.remedy());
    }
}
