package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.feeds.FeedRenderer;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.render.pages.ListWithIssues;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words of Chinese and Japanese stay whole in titles and names, and nobody but a line's end finds the marks for it.
class HeadlineTest {
    private static final String TITLE = "港口来信 & <b>机器</b>：写在图书馆";
    private static final String SET = "港口<wbr>来信 &amp; &lt;b&gt;机器&lt;/b&gt;：<wbr>写在<wbr>图书馆";
    private static final ListConfig LIST = RenderFixture.list("zhou", "灯下周刊", "每周一封。", "zh");

    private final Themes themes = RenderFixture.themes();
    private final StoredArticle article = RenderFixture.filed(
            9,
            "nine",
            "2026-10-06T08:00:00Z",
            new RenderFixture.Draft(TITLE)
                    .summary("港口来信。")
                    .html("<p>港口来信。</p><h2>人工智能时代 <a href=\"https://example.org/\">港口来信</a></h2><h3>Plain words</h3>")
                    .article("zh"));
    private final Issue issue = RenderFixture.issue(1, TITLE, new Section("文字排版", List.of(article, article, article)));
    private final PageRenderer pages = new PageRenderer(themes, "plain");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "magazine", "zh"})
    void aLetterBreaksTitlesBetweenWords(String theme) {
        RenderedMail mail =
                new MailRenderer(themes).renderIssue(RenderFixture.SITE, LIST, theme, issue, RenderFixture.LINKS);
        Document letter = Jsoup.parse(mail.html());
        assertThat(letter.select("a.title"))
                .hasSize(3)
                .allMatch(title -> written(title).equals(SET));
        assertThat(letter.select("a.toclink"))
                .hasSize(3)
                .allMatch(title -> written(title).equals(SET));
        assertThat(written(letter.expectFirst("h2.label"))).isEqualTo("文字<wbr>排版");
        assertThat(mail.html()).contains("灯下<wbr>周刊");
        assertThat(letter.expectFirst(".body h2").html())
                .startsWith("人工<wbr>智能<wbr>时代 ")
                .contains("港口<wbr>来信");
        assertThat(letter.select(":is(h1, h2):has(wbr), .head .byline"))
                .hasSizeGreaterThan(8)
                .allMatch(marked -> marked.attr("style").contains("word-break:keep-all"));
        assertThat(mail.subject()).isEqualTo(TITLE);
        assertThat(letter.title()).isEqualTo(TITLE);
        assertThat(mail.text()).contains("1. " + TITLE).doesNotContain("<wbr", "\u200B");
    }

    @Test
    void pagesBreakTitlesBetweenWords() {
        Stream.of(
                        pages.frontPage(
                                RenderFixture.SITE,
                                List.of(article, article),
                                List.of(new ListWithIssues(LIST, List.of(issue)))),
                        pages.listPage(RenderFixture.SITE, LIST, List.of(issue)),
                        pages.issuePage(RenderFixture.SITE, LIST, issue),
                        pages.articlePage(RenderFixture.SITE, article, List.of(), List.of(LIST)))
                .forEach(html -> {
                    Document page = Jsoup.parse(html);
                    assertThat(page.select("main").html()).contains(SET);
                    assertThat(written(page.expectFirst(".brand a"))).isEqualTo("Lamplight 灯下");
                    assertThat(page.head().html()).doesNotContain("<wbr", "&lt;wbr", "\u200B");
                    assertThat(page.select("*"))
                            .allMatch(element -> element.attributes().asList().stream()
                                    .noneMatch(a -> a.getValue().contains("wbr")));
                    assertThat(page.select("p.summary wbr, .prose p wbr")).isEmpty();
                });
    }

    @Test
    void feedsHaveNoMarks() {
        for (FeedFormat format : FeedFormat.values()) {
            assertThat(new FeedRenderer(themes).feed(format, RenderFixture.feed(List.of(article))))
                    .contains("港口来信")
                    .doesNotContain("wbr");
        }
    }

    private static String written(Element element) {
        return element.html().strip();
    }
}
