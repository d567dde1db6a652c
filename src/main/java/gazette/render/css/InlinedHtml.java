package gazette.render.css;

import java.util.List;

/// Holds HTML whose styles stand in its elements.
///
/// @param warnings about what does nothing, because no browser reads it
public record InlinedHtml(String html, List<CssWarning> warnings) {
    public InlinedHtml {
        warnings = List.copyOf(warnings);
    }
}
