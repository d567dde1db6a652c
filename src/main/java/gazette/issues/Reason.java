package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.Diagnostic;
import gazette.text.ForeignText;
import java.util.OptionalLong;

/// Describes one line of a run's report.
///
/// @param subject what the line is about: an article's title, a file and line, the run itself
/// @param article the id of the stored article that it is about; several may have one title
/// @param detail why
public record Reason(ReasonKind kind, String subject, OptionalLong article, String detail) {
    private static final String RUN = "run";

    public Reason {
        subject = ForeignText.line(subject);
        detail = ForeignText.line(detail);
    }

    /// Creates a reason that is about no stored article.
    public Reason(ReasonKind kind, String subject, String detail) {
        this(kind, subject, OptionalLong.empty(), detail);
    }

    /// Returns why a run failed as a whole.
    public static Reason ofFailedRun(String why) {
        return new Reason(ReasonKind.FAULTY, RUN, why);
    }

    /// Returns whether it says why a run failed as a whole.
    public boolean isAboutRun() {
        return subject.equals(RUN) && kind == ReasonKind.FAULTY;
    }

    /// Returns a reason about a stored article.
    public static Reason about(StoredArticle article, ReasonKind kind, String detail) {
        return new Reason(kind, article.article().title(), OptionalLong.of(article.id()), detail);
    }

    /// Returns the reason for a fault in a file or a row.
    public static Reason of(Diagnostic diagnostic) {
        return new Reason(
                ReasonKind.FAULTY,
                diagnostic.file() + ":" + diagnostic.line(),
                diagnostic.problem() + "; " + diagnostic.remedy());
    }

    @Override
    public String toString() {
        if (isAboutRun()) {
            return "the run failed: " + detail;
        }
        return kind.word() + ": " + subject + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
