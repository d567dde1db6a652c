package gazette.press.composing;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/// Makes a harmless article that takes the place of another one, to see whether a mail is also wrong without that one.
/// It goes into the same section and has the same fields, but none of the words.
final class StandIn {
    private static final String WORDS = "Some words.";
    private static final String ADDRESS = "https://site.news/page";

    private StandIn() {}

    /// Returns the stand-in of an article.
    static StoredArticle of(StoredArticle stored, ListConfig list) {
        Article article = stored.article();
        var byline = new Byline(
                article.author().map(_ -> "Somebody"),
                article.published()
                        .map(_ -> stored.firstSeen().atZone(ZoneOffset.UTC).toOffsetDateTime()),
                article.byline().place().map(_ -> "Somewhere"));
        var content = new ArticleBodyAndImages(
                article.content().lead().map(_ -> "/i/none.png"),
                "<p>" + WORDS + "</p>",
                WORDS,
                article.summary().isEmpty() ? "" : WORDS,
                List.of());
        var harmless = new Article(
                new ArticleOrigin(article.source(), Path.of("some.md"), "some"),
                "A title",
                byline,
                article.link().map(_ -> ADDRESS),
                list.language(),
                article.tags().stream()
                        .map(tag -> isOfTopic(tag, list) ? tag : "tag")
                        .toList(),
                content,
                article.options());
        return stored.withArticle(harmless);
    }

    private static boolean isOfTopic(String tag, ListConfig list) {
        return list.topics().values().stream().anyMatch(tags -> tags.contains(tag));
    }
}
