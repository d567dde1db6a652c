package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.composing.TranslateIssue;
import gazette.press.picking.ExplainArticle;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.site.SearchArchive;
import gazette.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// One article in several languages on the web: its pages, its feeds, what a search finds, and what commands say of
/// it. All ask one paper, since publishing takes long; those that change it come last.
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // each before an invocation of the class
class TranslatedPagesTest {
    @Parameter
    TestDatabase kind;

    private TestPublication paper;
    private WebServerFixture server;

    @BeforeParameterizedClassInvocation
    void publish(TestDatabase kind, @TempDir Path folder) {
        paper = new TestPublication(folder, kind);
        paper.article("quiet.md", "Quiet", "2026-11-20", "Larks over the harbour.", "tags: [mail]");
        paper.article("quiet.zh.md", "安静", "2026-11-20", "港口上的云雀。", "tags: [mail]");
        paper.article("quiet.fr.md", "Brouillon", "2026-11-20", "Un secret.", "draft: true");
        paper.article("sea.md", "Sea", "2026-11-20", "Waves.");
        paper.article("sea.zh.md", "海", "2026-11-20", "波。", "tags: [mail, 海浪]");
        paper.publish("weekly");
        server = new WebServerFixture(paper::context);
    }

    @AfterParameterizedClassInvocation
    void close() {
        server.close();
        paper.close();
    }

    @Test
    void pagesLinkOneAnother() {
        String english = slug("Quiet");
        String chinese = slug("安静");
        Document page = Jsoup.parse(get("/a/" + english));

        String site = "http://127.0.0.1:8080/a/";
        assertThat(page.select("head link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("en", "zh", "x-default");
        assertThat(page.select("head link[rel=alternate][hreflang]").eachAttr("href"))
                .containsExactly(site + english, site + chinese, site + english);
        assertThat(page.select(".versions a[lang=zh]").attr("href")).isEqualTo("/a/" + chinese);
        assertThat(page.select(".versions").text()).isEqualTo("English · 中文");
        assertThat(Jsoup.parse(get("/a/" + chinese)).select(".versions a").attr("href"))
                .isEqualTo("/a/" + english);
        assertThat(Jsoup.parse(get("/a/" + slug("The first 第一篇"))).select(".versions, [hreflang]"))
                .isEmpty();
    }

    @Test
    void theSitemapNamesEachLanguage() {
        Document map = Jsoup.parse(get("/sitemap.xml"), Parser.xmlParser());

        assertThat(map.select("url:has(loc:contains(" + slug("安静") + ")) > xhtml|link")
                        .eachAttr("hreflang"))
                .containsExactlyInAnyOrder("en", "zh");
        assertThat(map.text()).doesNotContain(slug("Brouillon"));
    }

    @Test
    void aPageLinksTheFeedsOfItsLanguageAndOfAllTags() {
        List<String> english = feedsOf("Sea");
        List<String> chinese = feedsOf("海");

        assertThat(english).contains("/letters/feed.rss", "/feed.atom").noneMatch(feed -> feed.contains(".zh."));
        assertThat(chinese)
                .startsWith("/letters/feed.zh.rss")
                .contains("/tag/mail.rss", "/feed.zh.json")
                .doesNotContain("/letters/feed.rss", "/feed.json")
                .allMatch(feed -> status(feed) == 200);
    }

    @Test
    void aTagOfOneLanguageCountsInFeedsForAll() {
        assertThat(get("/letters/topic/mail.rss")).contains("Waves", "Larks");
        assertThat(get("/letters/topic/mail.zh.rss")).contains("波").doesNotContain("Waves");
        assertThat(get("/tag/mail.rss")).contains("Waves");
        assertThat(get("/feeds.opml")).contains("/tag/mail.rss", "/tag/%E6%B5%B7%E6%B5%AA.rss");
    }

    @Test
    void aHeldTranslationIsNowhere() {
        assertThat(status("/a/" + slug("Brouillon"))).isEqualTo(404);
        assertThat(status("/letters/feed.fr.rss")).isEqualTo(404);
        assertThat(get("/a/" + slug("Quiet"))).doesNotContain("hreflang=\"fr\"");
        assertThat(found("secret")).isEmpty();
    }

    @Test
    @Order(Order.DEFAULT + 3)
    void aTranslationThatBecomesADraftIsNowhere() {
        paper.article("quiet.zh.md", "安静", "2026-11-20", "港口上的云雀。", "tags: [mail]", "draft: true");
        paper.article("sea.zh.md", "海", "2026-11-20", "波。", "draft: true");
        paper.article("new.zh.md", "新", "2026-11-20", "海鸥。", "draft: true");
        paper.article("kunst.en.md", "Art", "2026-11-20", "Colours.", "draft: true");
        paper.article("more.md", "More", "2026-11-20", "Other.");
        paper.publish("weekly");
        assertThat(get("/a/" + slug("Quiet"))).doesNotContain("hreflang=\"zh\"");
        assertThat(status("/letters/feed.zh.rss")).isEqualTo(404);
        assertThat(found("云雀")).isEmpty();
    }

    @Test
    @Order(Order.DEFAULT + 4)
    void whatWasIssuedKeepsItsTextWhileItIsADraft() {
        paper.article("quiet.md", "Quieter", "2026-11-20", "Not for anybody yet.", "draft: true");
        paper.article("more.md", "More", "2026-11-20", "Other.");
        paper.publish("weekly");

        assertThat(get("/a/" + slug("Quiet"))).contains("Larks").doesNotContain("Not for anybody");
        assertThat(found("anybody")).isEmpty();
        assertThat(get("/letters/feed.rss")).contains("Larks").doesNotContain("Not for anybody");
        paper.article("quiet.md", "Quieter", "2026-11-20", "For everybody now.", "send_after: 2026-11-23T07:30:00Z");
        paper.article("more2.md", "More of it", "2026-11-20", "Third.");
        paper.publish("weekly");
        String old = slug("Quiet");
        assertThat(get("/a/" + old)).contains("Larks");
        paper.clock.pass(java.time.Duration.ofHours(1));
        paper.article("more3.md", "Still more", "2026-11-20", "Fourth.");
        paper.publish("weekly");
        assertThat(get("/a/" + old)).contains("For everybody now.").doesNotContain("Larks");
    }

    @Test
    void anIssueIsPutIntoALanguage() {
        List<String> titles = paper.context()
                .store()
                .read(tables ->
                        TranslateIssue.of(tables.issues().find("letters", 1).orElseThrow(), tables, "zh", "en")
                                .articles()
                                .stream()
                                .map(stored -> stored.article().title())
                                .toList());

        assertThat(titles).containsExactlyInAnyOrder("安静", "海", "The first 第一篇");
    }

    @Test
    void aFeedIsInTheListsLanguageAndInOthersByItsAddress() {
        for (String format : List.of("rss", "atom", "json")) {
            String english = get("/letters/feed." + format);
            String chinese = get("/letters/feed.zh." + format);
            assertThat(english)
                    .as(format)
                    .contains("Larks", "/a/" + slug("Quiet"))
                    .doesNotContain("云雀");
            assertThat(chinese)
                    .as(format)
                    .contains("云雀", "/a/" + slug("安静"), "The first 第一篇", "/letters/feed.zh." + format)
                    .doesNotContain("Larks", "secret");
            assertThat(get("/letters/topic/mail.zh." + format)).contains("云雀").doesNotContain("Larks");
            assertThat(get("/feed.zh." + format)).contains("云雀");
        }
        assertThat(Jsoup.parse(get("/letters/feed.zh.atom"), Parser.xmlParser())
                        .select("entry > id")
                        .eachText())
                .isEqualTo(Jsoup.parse(get("/letters/feed.atom"), Parser.xmlParser())
                        .select("entry > id")
                        .eachText());
        assertThat(status("/letters/feed.de.rss")).isEqualTo(404);
        assertThat(get("/feeds.opml")).contains("/letters/feed.zh.rss");
    }

    @Test
    @Order(Order.DEFAULT + 1)
    void anEntryKeepsItsIdWhenItsLanguageComesLater() {
        paper.article("kunst.de.md", "Kunst", "2026-11-20", "Farben.");
        paper.publish("weekly");
        String id = ids().getFirst();
        paper.article("kunst.en.md", "Art", "2026-11-20", "Colours.");
        paper.article("more.md", "More", "2026-11-20", "Other.");
        paper.publish("weekly");

        assertThat(get("/letters/feed.atom")).contains("Colours").doesNotContain("Farben");
        assertThat(ids()).contains(id).hasSize(5);
        assertThat(get("/a/" + slug("Art"))).contains("hreflang=\"de\"", "hreflang=\"en\"");
    }

    @Test
    void aSearchFindsEachLanguageAndAnArticleOnce() {
        assertThat(found("云雀")).containsExactly("安静");
        assertThat(found("harbour")).containsExactly("Quiet");
        assertThat(found("mail")).containsExactlyInAnyOrder("Quiet", "海");
        assertThat(get("/")).contains("Quiet").doesNotContain("安静");
    }

    @Test
    @Order(Order.DEFAULT + 2)
    void whyAndPreviewKnowOfIt() {
        paper.article("new.md", "New", "2026-11-20", "Seagulls.");
        paper.article("new.zh.md", "新", "2026-11-20", "海鸥。");
        List<String> why = new ExplainArticle(paper.context()).explain("seeds/quiet.zh.md");
        var preview = new PreviewSchedule(paper.context())
                .run(
                        paper.schedule("weekly"),
                        new PreviewSchedule.Wish(true, Optional.empty(), "zh", Optional.empty(), Set.of()));
        String text = new String(preview.files().get("digest.txt"), StandardCharsets.UTF_8);

        assertThat(why.get(1))
                .contains(
                        "one article in 3 languages: en (quiet.md", "fr (quiet.fr.md", "held: nobody gets it)", "zh (")
                .contains("/a/" + slug("安静"));
        assertThat(why).anyMatch(line -> line.contains("letters (weekly): issued by weekly"));
        assertThat(why).anyMatch(line -> line.contains("in letter 1 of letters/1 in en, to 2 subscribers"));
        assertThat(text).contains("海鸥", "退订").doesNotContain("Seagulls", "Larks", "云雀");
    }

    private List<String> feedsOf(String title) {
        return Jsoup.parse(get("/a/" + slug(title)))
                .select("head link[rel=alternate][type]")
                .eachAttr("href");
    }

    private List<String> ids() {
        return Jsoup.parse(get("/letters/feed.atom"), Parser.xmlParser())
                .select("entry > id")
                .eachText();
    }

    private List<String> found(String words) {
        return new SearchArchive(paper.context())
                .run(words, 1).articles().stream()
                        .map(stored -> stored.article().title())
                        .toList();
    }

    private String slug(String title) {
        return TestDatabase.rows(paper.config().database(), "select slug from article where title = '" + title + "'")
                .getFirst()
                .getFirst();
    }

    private String get(String path) {
        return server.text(path);
    }

    private int status(String path) {
        return server.get(path).statusCode();
    }
}
