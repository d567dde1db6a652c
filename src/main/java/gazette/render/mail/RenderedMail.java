package gazette.render.mail;

import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlot;
import gazette.render.SubscriberSlots;
import gazette.render.css.CssWarning;
import java.util.List;

/// Holds a mail as its template rendered it, without the headers.
///
/// @param preheader what an inbox shows behind the subject; `html` carries it, hidden
/// @param html a whole document, all CSS inlined, all addresses absolute
/// @param text the same as plain text; its lines end in LF and are not wrapped
/// @param truncatedArticles the articles that were cut down to keep `html` within [GmailClippingLimit#MOST_BYTES]
/// @param styleWarnings about what does nothing in the theme's styles; their lines are those of the rendered page
/// @param slots what is said of the subscriber; their marks are in `subject`, `html` and `text`
public record RenderedMail(
        String subject,
        String preheader,
        String html,
        String text,
        List<ReducedArticle> truncatedArticles,
        List<CssWarning> styleWarnings,
        List<SubscriberSlot> slots) {
    public RenderedMail {
        slots = List.copyOf(slots);
        truncatedArticles = List.copyOf(truncatedArticles);
        styleWarnings = List.copyOf(styleWarnings);
    }

    public RenderedMail(String subject, String preheader, String html, String text) {
        this(subject, preheader, html, text, List.of(), List.of(), List.of());
    }

    RenderedMail with(List<ReducedArticle> truncated) {
        return new RenderedMail(subject, preheader, html, text, truncated, styleWarnings, slots);
    }

    /// Returns the mail with other HTML, which holds the same marks.
    public RenderedMail withHtml(String other) {
        return new RenderedMail(subject, preheader, other, text, truncatedArticles, styleWarnings, slots);
    }

    /// Returns the mail with another plain text, which holds the same marks.
    public RenderedMail withText(String other) {
        return new RenderedMail(subject, preheader, html, other, truncatedArticles, styleWarnings, slots);
    }

    /// Returns the mail under another subject.
    public RenderedMail withSubject(String other) {
        return new RenderedMail(other, preheader, html, text, truncatedArticles, styleWarnings, slots);
    }

    /// Returns the mail as one subscriber gets it.
    public RenderedMail filledFor(SubscriberFields subscriber) {
        return slots.isEmpty()
                ? this
                : new RenderedMail(
                        SubscriberSlots.filled(subject, slots, subscriber),
                        preheader,
                        SubscriberSlots.filledHtml(html, slots, subscriber),
                        SubscriberSlots.filled(text, slots, subscriber),
                        truncatedArticles,
                        styleWarnings,
                        List.of());
    }
}
