package gazette.press.reports;

import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.UiText;
import java.time.Instant;

/// Writes what a page says of a correction, in the words of the site's theme.
final class CorrectionWords {
    private final AppContext context;

    CorrectionWords(AppContext context) {
        this.context = context;
    }

    /// Returns a paragraph of HTML.
    ///
    /// @param lang of the page
    /// @param note plain text; may be empty
    String paragraph(String lang, String note, Instant at) {
        UiText words = context.themes().words(SiteThemeName.of(context.config()), lang);
        String date = words.date(at, context.config().publication().zone());
        String said =
                note.isBlank() ? words.of("corrected", date) : words.of("corrected_because", date) + " " + note.strip();
        return "<p><small><em>" + ReplaceText.escaped(said) + "</em></small></p>";
    }
}
