package gazette.render.feeds;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.parsing.EnclosureLinks;
import gazette.render.ArticleHtml;
import gazette.render.SiteUrls;
import gazette.sources.feeds.Enclosure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Describes an entry of a feed: an article or an issue.
///
/// @param id its `tag:` URI
/// @param url its page, absolute
/// @param original address of the original elsewhere
/// @param image the picture that stands for it, absolute
/// @param html the whole text; all addresses absolute
/// @param enclosures the files that belong to it
public record FeedItem(
        String id,
        String url,
        Optional<String> original,
        String title,
        Optional<String> author,
        Instant published,
        Instant updated,
        String lang,
        List<String> tags,
        String summary,
        Optional<String> image,
        String html,
        List<Enclosure> enclosures) {
    public FeedItem {
        tags = List.copyOf(tags);
        enclosures = List.copyOf(enclosures);
    }

    /// Returns the same entry under another id.
    public FeedItem withId(String other) {
        return new FeedItem(
                other, url, original, title, author, published, updated, lang, tags, summary, image, html, enclosures);
    }

    /// Returns the entry of an article.
    public static FeedItem of(SiteUrls site, StoredArticle stored) {
        Article article = stored.article();
        String url = site.article(stored.slug());
        return new FeedItem(
                stored.feedId(),
                url,
                article.link(),
                article.title(),
                article.author(),
                stored.date(),
                updated(stored),
                article.lang(),
                article.tags(),
                article.summary(),
                article.content().lead().map(site::absolute),
                ArticleHtml.forFeed(article, url),
                EnclosureLinks.in(article.html()));
    }

    /// Returns the date of the last change, never before the publication. Articles that came in together differ in
    /// milliseconds: feed readers and the validator take entries of one instant for a mistake.
    private static Instant updated(StoredArticle stored) {
        Instant changed = stored.updated().isBefore(stored.date()) ? stored.date() : stored.updated();
        return changed.truncatedTo(ChronoUnit.SECONDS).plusMillis(stored.id() % 1000);
    }
}
