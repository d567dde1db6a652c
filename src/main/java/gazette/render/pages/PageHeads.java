package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.render.RenderContext;
import gazette.render.SiteUrls;
import gazette.render.view.ArticleView;
import gazette.render.view.HtmlHead;
import gazette.render.view.HtmlHead.ArticleMetaView;
import gazette.render.view.ImageView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Builds the heads of pages: what search engines, feed readers and link previews read.
final class PageHeads {
    private static final int CARD_WIDTH = 1200;
    private static final int CARD_HEIGHT = 630;

    private PageHeads() {}

    /// Returns the head of a public page.
    ///
    /// @param canonical its address, absolute or below the front page
    static HtmlHead of(SiteUrls site, RenderContext context, String title, String description, String canonical) {
        return plain(
                title,
                description,
                Optional.of(site.absolute(canonical)),
                locale(context.words().lang()));
    }

    /// Returns the head of a page that search engines should not know.
    static HtmlHead hidden(RenderContext context, String title) {
        return plain(
                context.words().of(title), context.globals().paper().description(), Optional.empty(), Optional.empty());
    }

    private static HtmlHead plain(
            String title, String description, Optional<String> canonical, Optional<String> locale) {
        return new HtmlHead(
                title,
                description,
                canonical,
                locale,
                Optional.empty(),
                "website",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /// Returns the picture of an article for link previews: its cover, else the one that is drawn of its title.
    static Optional<ImageView> picture(SiteUrls site, Optional<ArticleView> article) {
        return article.flatMap(view -> view.cover()
                .map(cover -> new ImageView(site.absolute(cover.url()), cover.width(), cover.height()))
                .or(() -> view.url().map(url -> card(site, url))));
    }

    private static ImageView card(SiteUrls site, String url) {
        String path = url.substring(url.lastIndexOf("/a/"));
        return new ImageView(site.absolute(path + ".png"), Optional.of(CARD_WIDTH), Optional.of(CARD_HEIGHT));
    }

    /// Returns what link previews say of an article.
    ///
    /// @param section the title of its list
    static ArticleMetaView meta(StoredArticle stored, ArticleView view, Optional<String> section) {
        return new ArticleMetaView(view.isoDate(), modified(stored).toString(), view.author(), section, view.tags());
    }

    /// Returns when an article last changed, never before its date.
    static Instant modified(StoredArticle stored) {
        Instant changed = stored.updated().isBefore(stored.date()) ? stored.date() : stored.updated();
        return changed.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<String> locale(String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        return Optional.of(locale.getLanguage() + "_" + locale.getCountry())
                .filter(_ -> !locale.getCountry().isEmpty());
    }
}
