package gazette.issues;

import gazette.config.Diagnostic;

/// One line of a run's account.
///
/// @param subject what it is about: an article's title, a file and line, the run itself
/// @param detail why
public record Reason(ReasonKind kind, String subject, String detail) {
    /// A fault of a file or a row, as a run met it.
    public static Reason of(Diagnostic diagnostic) {
        return new Reason(
                ReasonKind.FAULTY,
                diagnostic.file() + ":" + diagnostic.line(),
                diagnostic.problem() + "; " + diagnostic.remedy());
    }

    @Override
    public String toString() {
        return kind.word() + ": " + subject + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
