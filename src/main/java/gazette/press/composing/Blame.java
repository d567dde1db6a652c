package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.lint.Finding;
import java.util.List;
import java.util.Map;

/// Says whose fault the errors of a mail are.
///
/// @param frame errors that the mail has with any articles: the theme or the settings are at fault
/// @param faulty the articles that are at fault by themselves, each with its first error
/// @param surplus articles that are right by themselves, but too much beside the others, likewise
public record Blame(List<Finding> frame, Map<StoredArticle, Finding> faulty, Map<StoredArticle, Finding> surplus)
        implements RenderVariants.Result, EncodeIssue.Result {
    public Blame {
        frame = List.copyOf(frame);
    }

    static Blame ofFrame(List<Finding> errors) {
        return new Blame(errors, Map.of(), Map.of());
    }

    /// Returns whether there was no error after all.
    boolean isOfNobody() {
        return frame.isEmpty() && faulty.isEmpty() && surplus.isEmpty();
    }

    /// Returns this if articles are to blame.
    ///
    /// @throws LintFailedException if the theme or the settings are
    Blame orThrow() {
        if (!frame.isEmpty()) {
            throw new LintFailedException(frame);
        }
        return this;
    }
}
