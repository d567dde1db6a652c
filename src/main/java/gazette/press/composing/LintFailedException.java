package gazette.press.composing;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Thrown when the linter finds an error in a mail, so that it must not be sent.
public final class LintFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String STOPPED = "the linter stopped it: ";
    /// Begins the summaries of runs of former versions.
    private static final String FORMERLY = "the proof-reader stopped it: ";

    private final transient List<Finding> errors;

    /// Takes the errors that were found.
    public LintFailedException(List<Finding> errors) {
        super(STOPPED + errors.stream().map(Finding::what).collect(Collectors.joining(" ")));
        this.errors = List.copyOf(errors);
    }

    /// Returns whether this is why a run failed.
    public static boolean isCauseOf(ScheduleRun run) {
        return run.outcome() == ScheduleRun.Outcome.FAILED
                && (run.summary().startsWith(STOPPED) || run.summary().startsWith(FORMERLY));
    }

    /// Returns a reason for each error.
    public List<Reason> reasons() {
        return errors.stream()
                .map(error -> reasonWithRemedy(ReasonKind.FAULTY, error))
                .toList();
    }

    /// Returns the reason for an error that an editor chose to ignore.
    public static Reason overriddenReason(Finding finding) {
        return new Reason(ReasonKind.OVERRIDDEN, finding.where(), finding.what());
    }

    /// Returns the reason for a finding, with what to do about it.
    public static Reason reasonWithRemedy(ReasonKind kind, Finding finding) {
        return new Reason(kind, finding.where(), finding.what() + " " + finding.remedy());
    }
}
