package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes a page's `<head>`.
///
/// @param title of the page; the front page's is empty
/// @param canonical absolute address that search engines should know it by; absent on pages that none should know
/// @param image absolute address of a picture for link previews
/// @param type of Open Graph: `website` or `article`
/// @param alternates the same article in all its languages; empty if there is only one
/// @param channels the feeds that concern the page, the one of what it is about first
public record HtmlHead(
        String title,
        String description,
        Optional<String> canonical,
        Optional<String> image,
        String type,
        List<AlternateView> alternates,
        List<FeedLinksView> channels) {
    /// Describes a page in one language.
    ///
    /// @param lang BCP 47 tag, or `x-default` for readers of other languages
    /// @param url absolute
    public record AlternateView(String lang, String url) {}

    /// Returns the same head with feeds.
    public HtmlHead with(List<FeedLinksView> some) {
        return new HtmlHead(title, description, canonical, image, type, alternates, some);
    }

    /// Returns the same head with pages in other languages.
    public HtmlHead in(List<AlternateView> languages) {
        return new HtmlHead(title, description, canonical, image, type, languages, channels);
    }

    /// Returns the same head with another type and a picture.
    public HtmlHead as(String otherType, Optional<String> picture) {
        return new HtmlHead(title, description, canonical, picture, otherType, alternates, channels);
    }
}
