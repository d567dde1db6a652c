package gazette.articles.parsing;

import gazette.config.Diagnostic;
import java.util.List;

/// Holds the words that an editor writes for one issue.
///
/// @param source the file's text
/// @param html clean, as an article's; empty if nothing is shown
/// @param text the same as plain text
/// @param fields what they say of the subscriber; their marks are in `html` and `text`
/// @param errors why they cannot be shown
public record ParsedNote(
        String source,
        String html,
        String text,
        List<Field> fields,
        List<Diagnostic> warnings,
        List<Diagnostic> errors) {
    public ParsedNote {
        fields = List.copyOf(fields);
        warnings = List.copyOf(warnings);
        errors = List.copyOf(errors);
    }

    /// Describes something of the subscriber that the words say.
    ///
    /// @param mark stands in its place
    /// @param name such as `name` or `attributes.city`
    public record Field(String mark, String name, String fallback) {}
}
