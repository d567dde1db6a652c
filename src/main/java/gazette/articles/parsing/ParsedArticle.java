package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.config.Diagnostic;
import java.util.List;

/// Holds a valid article.
///
/// @param warnings what its author should correct; it is published all the same
/// @param notes what was done to it that its file does not say, one sentence each
public record ParsedArticle(Article article, List<Diagnostic> warnings, List<String> notes) implements ParseResult {
    public ParsedArticle {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
