package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes a page's `<head>`.
///
/// @param title of the page; the front page's is empty
/// @param canonical absolute address that search engines should know it by; absent on pages that none should know
/// @param locale its language as Open Graph has it, `zh_CN`; absent if no country is said
/// @param image picture for link previews, absolute
/// @param type of Open Graph: `website` or `article`
/// @param article what the page has as an article; only if it is one
/// @param alternates the same article in all its languages; empty if there is only one
/// @param channels the feeds that concern the page, the one of what it is about first
/// @param data what the page says of itself to programs (schema.org, JSON-LD), safe within `<script>`: insert each with
///     `?no_esc`
public record HtmlHead(
        String title,
        String description,
        Optional<String> canonical,
        Optional<String> locale,
        Optional<ImageView> image,
        String type,
        Optional<ArticleMetaView> article,
        List<AlternateView> alternates,
        List<FeedLinksView> channels,
        List<String> data) {
    /// Describes a page in one language.
    ///
    /// @param lang BCP 47 tag, or `x-default` for readers of other languages
    /// @param url absolute
    public record AlternateView(String lang, String url) {}

    /// Describes an article for link previews (`article:` of Open Graph).
    ///
    /// @param published when (RFC 3339)
    /// @param modified when its text last changed (RFC 3339)
    /// @param section the title of its list
    public record ArticleMetaView(
            String published, String modified, Optional<String> author, Optional<String> section, List<String> tags) {}

    /// Returns the same head with feeds.
    public HtmlHead with(List<FeedLinksView> some) {
        return new HtmlHead(title, description, canonical, locale, image, type, article, alternates, some, data);
    }

    /// Returns the same head with pages in other languages.
    public HtmlHead in(List<AlternateView> languages) {
        return new HtmlHead(title, description, canonical, locale, image, type, article, languages, channels, data);
    }

    /// Returns the same head with a picture.
    public HtmlHead showing(Optional<ImageView> picture) {
        return new HtmlHead(title, description, canonical, locale, picture, type, article, alternates, channels, data);
    }

    /// Returns the head of the same page as an article.
    public HtmlHead asArticle(ArticleMetaView meta) {
        return new HtmlHead(
                title, description, canonical, locale, image, "article", Optional.of(meta), alternates, channels, data);
    }

    /// Returns the same head with data for programs.
    public HtmlHead saying(List<String> jsonLd) {
        return new HtmlHead(title, description, canonical, locale, image, type, article, alternates, channels, jsonLd);
    }
}
