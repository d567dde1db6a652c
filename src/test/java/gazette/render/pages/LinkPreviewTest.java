package gazette.render.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gazette.articles.StoredArticle;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.RenderFixture;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What link previews and search engines read in a page's head.
class LinkPreviewTest {
    private final PageRenderer renderer = new PageRenderer(RenderFixture.themes(), "plain");

    @Test
    void anArticleSaysWhatItIsToAllWhoShowLinks() {
        Document page = article(RenderFixture.clocks());
        assertThat(meta(page, "og:type")).isEqualTo("article");
        assertThat(meta(page, "og:url")).isEqualTo("https://lamplight.example/a/the-hour-that-happens-twice");
        assertThat(meta(page, "og:image")).isEqualTo("https://lamplight.example/i/two-clocks.png");
        assertThat(meta(page, "og:image:width")).isEqualTo("1200");
        assertThat(meta(page, "twitter:card")).isEqualTo("summary_large_image");
        assertThat(meta(page, "twitter:title")).isEqualTo("The hour that happens twice");
        assertThat(meta(page, "article:published_time")).isEqualTo("2026-10-09T07:30:00Z");
        assertThat(meta(page, "article:author")).isEqualTo("Mara Lindqvist");
        assertThat(meta(page, "article:section")).isEqualTo("Lamplight Weekly");
        JsonNode news = data(page).getFirst();
        assertThat(news.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(news.path("headline").asText()).isEqualTo("The hour that happens twice");
        assertThat(news.path("inLanguage").asText()).isEqualTo("en");
        assertThat(news.path("image").path(0).asText()).startsWith("https://lamplight.example/");
        JsonNode way = data(page).getLast();
        assertThat(way.path("@type").asText()).isEqualTo("BreadcrumbList");
        assertThat(way.path("itemListElement").findValuesAsText("item"))
                .containsExactly(
                        "https://lamplight.example/",
                        "https://lamplight.example/weekly/",
                        "https://lamplight.example/a/the-hour-that-happens-twice");
        assertThat(way.path("itemListElement").findValuesAsText("position")).containsExactly("1", "2", "3");
    }

    @Test
    void oneWithoutACoverHasAPictureOfItsTitle() {
        assertThat(meta(article(RenderFixture.bare()), "og:image")).isEqualTo("https://lamplight.example/a/emoji.png");
    }

    @Test
    void oneFromElsewhereSaysWhereItWasFirst() {
        JsonNode news = data(article(RenderFixture.lighthouse())).getFirst();
        assertThat(news.path("isBasedOn").asText()).isEqualTo("https://blog.example.net/lighthouse");
    }

    @Test
    void aPageIsInItsArticlesLanguageIfThereAreWordsInIt() {
        Document page = article(RenderFixture.chinese());
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("zh");
        assertThat(page.select(".menu").text()).contains("搜索");
    }

    @Test
    void theFrontPageSaysWhoseSiteItIs() {
        Document page = Jsoup.parse(renderer.frontPage(RenderFixture.SITE, List.of(RenderFixture.bare()), List.of()));
        assertThat(data(page).getFirst().path("@type").asText()).isEqualTo("WebSite");
        assertThat(meta(page, "og:image")).isEqualTo("https://lamplight.example/a/emoji.png");
        assertThat(meta(page, "og:type")).isEqualTo("website");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "\" onload=\"x",
                "a\\",
                "\u2028 & ]]>",
                "${x} {{y}} 灯下 🎈"
            })
    void noTitleEndsTheData(String title) {
        StoredArticle article = RenderFixture.titled(title);
        Issue issue = RenderFixture.issue(1, title, new Section(title, List.of(article)));
        Stream.of(article(article), Jsoup.parse(renderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, issue)))
                .forEach(page -> {
                    assertThat(page.select("script")).hasSize(2);
                    assertThat(page.select("script").outerHtml()).doesNotContain("<!--", "\u2028");
                    assertThat(data(page).toString()).doesNotContain("onload=\"x\"");
                    assertThat(
                                    data(page)
                                                    .getFirst()
                                                    .findValuesAsText("headline")
                                                    .isEmpty()
                                            ? data(page).getFirst().path("name").asText()
                                            : data(page)
                                                    .getFirst()
                                                    .path("headline")
                                                    .asText())
                            .isEqualTo(meta(page, "og:title").replace(" · #1", ""));
                });
    }

    private Document article(StoredArticle stored) {
        return Jsoup.parse(renderer.articlePage(RenderFixture.SITE, stored, List.of(), List.of(RenderFixture.WEEKLY)));
    }

    private static String meta(Document page, String name) {
        return page.expectFirst("meta[property=\"" + name + "\"], meta[name=\"" + name + "\"]")
                .attr("content");
    }

    private static List<JsonNode> data(Document page) {
        return page.select("script[type=application/ld+json]").stream()
                .flatMap(script -> script.dataNodes().stream())
                .map(DataNode::getWholeData)
                .map(LinkPreviewTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
