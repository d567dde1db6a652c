package gazette.render.mail;

import gazette.render.css.CssWarning;
import java.util.List;

/// Holds a mail as its template rendered it, without the headers.
///
/// @param preheader what an inbox shows behind the subject; `html` carries it, hidden
/// @param html a whole document, all CSS inlined, all addresses absolute
/// @param text the same as plain text; its lines end in LF and are not wrapped
/// @param truncatedArticles the articles that were cut down to keep `html` within [GmailClippingLimit#MOST_BYTES]
/// @param styleWarnings about what does nothing in the theme's styles; their lines are those of the rendered page
public record RenderedMail(
        String subject,
        String preheader,
        String html,
        String text,
        List<ReducedArticle> truncatedArticles,
        List<CssWarning> styleWarnings) {
    public RenderedMail {
        truncatedArticles = List.copyOf(truncatedArticles);
        styleWarnings = List.copyOf(styleWarnings);
    }

    public RenderedMail(String subject, String preheader, String html, String text) {
        this(subject, preheader, html, text, List.of(), List.of());
    }

    RenderedMail with(List<ReducedArticle> truncated) {
        return new RenderedMail(subject, preheader, html, text, truncated, styleWarnings);
    }
}
