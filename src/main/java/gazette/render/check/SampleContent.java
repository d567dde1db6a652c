package gazette.render.check;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.issues.Section;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Holds the content with which templates are tried: one article that has everything, and some that have almost
/// nothing.
final class SampleContent {
    static final Instant DATE = Instant.parse("2026-01-05T08:00:00Z");
    private static final ArticleImage PICTURE = new ArticleImage("sample.png", Path.of("sample.png"), 1200, 800);

    private SampleContent() {}

    static Issue issue(ListConfig list) {
        return new Issue(
                list.name(),
                1,
                "tag:example.org,2026:issue/1",
                "Sample",
                DATE,
                List.of(new Section("", List.of(full(), bare(2))), new Section("Sample", List.of(bare(3), bare(4)))));
    }

    static Issue emptyIssue(ListConfig list) {
        return new Issue(list.name(), 2, "tag:example.org,2026:issue/2", "Sample", DATE, List.of());
    }

    static StoredArticle full() {
        return filed(
                1,
                new Article(
                        origin(1),
                        "Sample",
                        new Byline(
                                Optional.of("An author"),
                                Optional.of(OffsetDateTime.parse("2026-01-04T12:00:00+08:00")),
                                Optional.of("A place")),
                        Optional.of("https://example.org/original"),
                        "zh",
                        List.of("tag"),
                        new ArticleBodyAndImages(
                                Optional.of("/i/sample.png"), "<p>Sample</p>", "Sample", "Sample", List.of(PICTURE)),
                        new PublishingOptions(true, false, Optional.empty())));
    }

    static StoredArticle bare(long id) {
        return filed(
                id,
                new Article(
                        origin(id),
                        "Sample",
                        Byline.NONE,
                        Optional.empty(),
                        "en",
                        List.of(),
                        ArticleBodyAndImages.of("<p>Sample</p>", "Sample"),
                        PublishingOptions.NONE));
    }

    private static ArticleOrigin origin(long id) {
        return new ArticleOrigin("sample", Path.of("sample.md"), "sample" + id);
    }

    private static StoredArticle filed(long id, Article article) {
        return new StoredArticle(id, "sample-" + id, "tag:example.org,2026:article/" + id, DATE, DATE, article);
    }
}
