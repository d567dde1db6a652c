package gazette.issues;

/// One line of a run's account.
///
/// @param subject what it is about: an article's title, a file and line, the run itself
/// @param detail why
public record Reason(Verdict verdict, String subject, String detail) {
    @Override
    public String toString() {
        return verdict.word() + ": " + subject + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
