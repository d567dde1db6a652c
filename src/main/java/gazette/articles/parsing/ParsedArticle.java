package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.config.Diagnostic;
import java.util.List;

/// Holds a valid article.
///
/// @param warnings what its author should correct; it is published all the same
/// @param changes what was done to it that its file does not say
public record ParsedArticle(Article article, List<Diagnostic> warnings, List<Diagnostic> changes)
        implements ParseResult {
    public ParsedArticle {
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
    }

    /// Returns what was done to it, one sentence each.
    public List<String> notes() {
        return changes.stream().map(Diagnostic::problem).toList();
    }
}
