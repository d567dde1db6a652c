package gazette.render.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.config.ListConfig;
import gazette.issues.Section;
import gazette.render.RenderFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Letters stay below the size at which Gmail clips them, and show what their schedule says.
class MailSizeReducerTest {
    private final MailRenderer renderer = new MailRenderer(RenderFixture.themes());

    @Test
    void aSmallLetterShowsEverything() {
        assertThat(edition(RenderFixture.WEEKLY, List.of(sized(1, 1000)), ArticleDetailBySection.EVERYTHING)
                        .truncatedArticles())
                .isEmpty();
    }

    @Test
    void theLongestArticlesAreFoldedUntilTheLetterIsSmallEnough() {
        List<StoredArticle> ten = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> sized(i, i % 2 == 0 ? 30_000 + i : 8_000 + i))
                .toList();
        RenderedMail renderedMail = edition(RenderFixture.WEEKLY, ten, ArticleDetailBySection.EVERYTHING);

        assertThat(bytes(renderedMail))
                .isLessThan(GmailClippingLimit.MOST_BYTES)
                .isGreaterThan(40_000);
        assertThat(renderedMail.truncatedArticles())
                .extracting(ReducedArticle::title)
                .containsExactly("Title 2", "Title 4", "Title 6", "Title 8", "Title 10");
        assertThat(renderedMail.truncatedArticles())
                .extracting(ReducedArticle::length)
                .containsOnly(ArticleDetail.SUMMARY);
    }

    @Test
    void aFoldedArticleShowsItsSummaryAndWhereToReadOn() {
        RenderedMail renderedMail = edition(
                RenderFixture.WEEKLY,
                List.of(sized(1, 200_000), sized(2, 1000), sized(3, 1000)),
                ArticleDetailBySection.EVERYTHING);
        Document page = Jsoup.parse(renderedMail.html());

        assertThat(page.select(".readon").eachAttr("href")).containsExactly("https://lamplight.example/a/slug-1");
        assertThat(page.text()).contains("What article 1 is about.").doesNotContain("Sentence of article 1.");
        assertThat(page.select(".toclink").eachText()).containsExactly("Title 1", "Title 2", "Title 3");
        assertThat(renderedMail.text())
                .contains(
                        "What article 1 is about.\n\nRead on: https://lamplight.example/a/slug-1",
                        "Sentence of article 2.")
                .doesNotContain("Sentence of article 1.");
    }

    @Test
    void whatSummariesCannotSaveTitlesDo() {
        List<StoredArticle> many = IntStream.rangeClosed(1, 45)
                .mapToObj(i -> sized(i, 3000, "一句很长的摘要。".repeat(24)))
                .toList();
        RenderedMail renderedMail = edition(RenderFixture.WEEKLY, many, ArticleDetailBySection.EVERYTHING);

        assertThat(bytes(renderedMail)).isLessThan(GmailClippingLimit.MOST_BYTES);
        assertThat(renderedMail.truncatedArticles())
                .extracting(ReducedArticle::length)
                .contains(ArticleDetail.TITLE, ArticleDetail.SUMMARY);
        assertThat(Jsoup.parse(renderedMail.html()).select(".toclink")).hasSize(45);
    }

    /// Its readers have no page to read on.
    @Test
    void aPrivateLetterIsFoldedOnlyWhereThereIsAnOriginal() {
        RenderedMail renderedMail = edition(
                RenderFixture.PRIVATE,
                List.of(sized(1, 150_000), RenderFixture.lighthouse()),
                ArticleDetailBySection.EVERYTHING);
        assertThat(renderedMail.truncatedArticles()).isEmpty();
        assertThat(renderedMail.html()).contains("Sentence of article 1.");
    }

    @Test
    void aScheduleMayShowSummariesOrTitles() {
        var detail = new ArticleDetailBySection(ArticleDetail.SUMMARY, Map.of("Short", ArticleDetail.TITLE));
        RenderedMail renderedMail = edition(
                RenderFixture.WEEKLY,
                detail,
                new Section("", List.of(sized(1, 900))),
                new Section("Short", List.of(sized(7, 300))));

        assertThat(renderedMail.truncatedArticles()).isEmpty();
        assertThat(renderedMail.text())
                .contains("What article 1 is about.", "Title 7")
                .doesNotContain("Sentence", "article 7");
        assertThat(renderedMail.html())
                .contains("What article 1 is about.", "Title 7")
                .doesNotContain("Sentence", "article 7");
    }

    @Test
    void addressesInASummaryAreSetApartInTheTextPart() {
        var detail = new ArticleDetailBySection(ArticleDetail.SUMMARY, Map.of());
        RenderedMail renderedMail = edition(
                RenderFixture.WEEKLY,
                List.of(sized(1, 900, "见https://a.test/x，a@b.test。 See https://a.test/y .")),
                detail);

        assertThat(renderedMail.text()).contains("见<https://a.test/x>，<a@b.test>。 See https://a.test/y .");
        assertThat(renderedMail.html()).contains("见https://a.test/x，a@b.test。");
    }

    @Test
    void aSummaryThatTheTextBeginsWithIsNotRepeatedAboveIt() {
        var article = RenderFixture.filed(
                1,
                "slug",
                "2026-10-06T08:00:00Z",
                new RenderFixture.Draft("Title")
                        .summary("见https://a.test/x，下同。")
                        .text("见<https://a.test/x>，下同。")
                        .article("zh"));
        RenderedMail renderedMail = renderer.renderIssue(
                RenderFixture.SITE,
                RenderFixture.WEEKLY,
                "magazine",
                RenderFixture.issue(7, "A subject", new Section("", List.of(article))),
                RenderFixture.LINKS,
                ArticleDetailBySection.EVERYTHING);

        assertThat(renderedMail.html()).doesNotContain("class=\"standfirst\"");
    }

    private RenderedMail edition(ListConfig list, List<StoredArticle> articles, ArticleDetailBySection detail) {
        return edition(list, detail, new Section("", articles));
    }

    private RenderedMail edition(ListConfig list, ArticleDetailBySection detail, Section... sections) {
        return renderer.renderIssue(
                RenderFixture.SITE,
                list,
                "plain",
                RenderFixture.issue(7, "A subject", sections),
                RenderFixture.LINKS,
                detail);
    }

    private static StoredArticle sized(int number, int bytes) {
        return sized(number, bytes, "What article " + number + " is about.");
    }

    private static StoredArticle sized(int number, int bytes, String summary) {
        String sentence = "<p>Sentence of article " + number + ".</p>";
        return RenderFixture.filed(
                number,
                "slug-" + number,
                "2026-10-06T08:00:00Z",
                new RenderFixture.Draft("Title " + number)
                        .summary(summary)
                        .html(sentence.repeat(bytes / sentence.length()))
                        .text("Sentence of article " + number + ".")
                        .article("en"));
    }

    private static int bytes(RenderedMail renderedMail) {
        return renderedMail.html().getBytes(StandardCharsets.UTF_8).length;
    }
}
