package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes a page's `<head>`.
///
/// @param title of the page; the front page's is empty
/// @param canonical absolute address that search engines should know it by; absent on pages that none should know
/// @param image absolute address of a picture for link previews
/// @param type of Open Graph: `website` or `article`
/// @param channels the feeds that concern the page, the one of what it is about first
public record HtmlHead(
        String title,
        String description,
        Optional<String> canonical,
        Optional<String> image,
        String type,
        List<FeedLinksView> channels) {
    /// Returns the same head with feeds.
    public HtmlHead with(List<FeedLinksView> some) {
        return new HtmlHead(title, description, canonical, image, type, some);
    }

    /// Returns the same head with another type and a picture.
    public HtmlHead as(String otherType, Optional<String> picture) {
        return new HtmlHead(title, description, canonical, picture, otherType, channels);
    }
}
