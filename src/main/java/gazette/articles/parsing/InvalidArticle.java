package gazette.articles.parsing;

import gazette.config.Diagnostic;
import java.util.List;

/// A file that cannot become an article until its faults are mended.
public record InvalidArticle(List<Diagnostic> faults) implements ParseResult {
    public InvalidArticle {
        faults = List.copyOf(faults);
    }
}
