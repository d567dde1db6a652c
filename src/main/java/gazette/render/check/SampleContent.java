package gazette.render.check;

import gazette.articles.Article;
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

/// What templates are tried on before they are needed: an article that has everything, and some that have nothing.
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
        Article bare = bare(1).article();
        return filed(
                1,
                new Article(
                        bare.source(),
                        bare.file(),
                        bare.key(),
                        "Sample",
                        Optional.of("An author"),
                        Optional.of(OffsetDateTime.parse("2026-01-04T12:00:00+08:00")),
                        Optional.of("A place"),
                        Optional.of("https://example.org/original"),
                        Optional.of("/i/sample.png"),
                        "zh",
                        List.of("tag"),
                        "<p>Sample</p>",
                        "Sample",
                        "Sample",
                        true,
                        false,
                        Optional.empty(),
                        List.of(PICTURE)));
    }

    static StoredArticle bare(long id) {
        return filed(
                id,
                new Article(
                        "sample",
                        Path.of("sample.md"),
                        "sample" + id,
                        "Sample",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "en",
                        List.of(),
                        "<p>Sample</p>",
                        "Sample",
                        "",
                        false,
                        false,
                        Optional.empty(),
                        List.of()));
    }

    private static StoredArticle filed(long id, Article article) {
        return new StoredArticle(id, "sample-" + id, "tag:example.org,2026:article/" + id, DATE, DATE, article);
    }
}
