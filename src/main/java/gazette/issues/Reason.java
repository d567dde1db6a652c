package gazette.issues;

import gazette.config.Fault;

/// One line of a run's account.
///
/// @param subject what it is about: an article's title, a file and line, the run itself
/// @param detail why
public record Reason(Verdict verdict, String subject, String detail) {
    /// A fault of a file or a row, as a run met it.
    public static Reason of(Fault fault) {
        return new Reason(Verdict.FAULTY, fault.file() + ":" + fault.line(), fault.problem() + "; " + fault.remedy());
    }

    @Override
    public String toString() {
        return verdict.word() + ": " + subject + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
