package gazette.articles.parsing;

import gazette.config.Diagnostic;
import java.util.List;

/// Holds the errors of a file that cannot become an article.
public record InvalidArticle(List<Diagnostic> faults) implements ParseResult {
    public InvalidArticle {
        faults = List.copyOf(faults);
    }
}
