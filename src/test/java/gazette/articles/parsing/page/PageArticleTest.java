package gazette.articles.parsing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageArticleTest {
    private static final String FIRST =
            "<p>The press in the cellar is older than the house above it, and nobody knows who"
                    + " carried it down the narrow stairs, or how.</p>";
    private static final String SECOND =
            "<p>It prints four pages in an hour when it is warm, and none at all in winter,"
                    + " so the paper has always been a paper of the summer.</p>";
    private static final String TEXT = FIRST + SECOND + "<p>Last week it printed its last page.</p>";
    private static final String OTHER = "<p>Another story altogether, of a ferry that went across the lake without its"
            + " ferryman, and came back the same evening, empty and dry.</p>";
    private static final String JUNK = "<div><h3>Elsewhere</h3>" + OTHER.repeat(4) + "</div>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div itemprop=articleBody>%s</div>",
                "<div property='schema:articleBody'>%s</div>",
                "<section itemprop='articleBody text'>%s</section>",
                "<div class=article-body>%s</div>",
                "<div class='c-story__body wide'>%s</div>",
                "<div class=td-post-content>%s</div>",
                "<div id=postBody>%s</div>",
                "<div class=entry-content>%s</div>",
                "<div class=entry-content><div class=article-text>%s</div></div>",
                "<div id=js_content class=rich_media_content>%s</div>",
                "<div class=TRS_Editor>%s</div>",
                "<article><h1>The last page</h1>%s</article>",
                "<article>%s</article>",
                "<div role=article>%s</div>"
            })
    void aPartThatIsMarkedAsTheArticleIsTaken(String marked) {
        assertThat(read("<div><h1>The last page</h1>" + JUNK + marked.formatted(TEXT + TEXT) + JUNK + "</div>"))
                .contains("older than the house", "last page.")
                .doesNotContain("ferry", "Elsewhere");
    }

    @Test
    void anArticleInSeveralPartsIsTakenWhole() {
        String part = "<div class='article-text'>%s</div><div class=advert>Buy ink.</div>";
        assertThat(read("<h1>The last page</h1><div>" + part.formatted(FIRST + FIRST)
                        + "<figure><img src=a.png></figure>" + part.formatted(SECOND + SECOND) + "</div>" + JUNK))
                .contains("older than the house", "a.png", "four pages in an hour")
                .doesNotContain("Buy ink", "ferry");
    }

    @Test
    void theArticleUnderThePagesTitleIsTakenThoughAnotherIsLonger() {
        assertThat(read("<article><h1>The last page</h1>" + TEXT + "</article><article><h2>The ferry</h2>"
                        + OTHER.repeat(9) + "</article>"))
                .contains("older than the house")
                .doesNotContain("ferry");
    }

    @Test
    void theFeedsSummaryTellsWhichPartIsTheArticle() {
        String page =
                "<div class=article-body>" + OTHER.repeat(5) + "</div><div class=column>" + TEXT.repeat(2) + "</div>";
        assertThat(read(page)).contains("ferry");
        String summary = "The press in the cellar is older than the house above it, and nobody knows who carried it"
                + " down the narrow stairs, or how. More";
        assertThat(read(page, summary)).contains("four pages in an hour").isNotEmpty();
    }

    @Test
    void textThatOnlyAScriptWouldShowIsTaken() {
        String data = "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + (Jsoup.parse(TEXT).text() + "\\n").repeat(3) + "\"}]}</script>";
        assertThat(
                        read(
                                data
                                        + "<div id=root><p>Please turn on JavaScript to read this page as it is meant to be.</p></div>"))
                .startsWith("<p>The press in the cellar")
                .doesNotContain("JavaScript");
    }

    @Test
    void brokenDataIsNoReasonToGiveUp() {
        assertThat(read("<script type=application/ld+json>{\"articleBody\": \"The</script><article>" + TEXT
                        + "</article>"))
                .contains("four pages in an hour");
    }

    /// Readability leaves out whatever has such a name, and then has nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {"evolve-shared-history", "contentWithSidebar", "social-science", "comment", "popup", "related"})
    void aColumnIsFoundWhateverItsName(String name) {
        assertThat(read("<div class=header><a href=/>Home</a></div><div id='" + name + "'>" + TEXT.repeat(4)
                        + "</div>"))
                .contains("older than the house", "four pages in an hour");
    }

    @Test
    void aManualThatIsMostlyCodeKeepsItAll() {
        String step = "<h2>Setting up</h2><p>Then run this:</p><pre>$ hg clone public dev\n$ cd dev</pre>";
        String html = read("<div class=topnav><a href=/>Up</a></div><div class=content><h1>The last page</h1>"
                + step.repeat(12) + "<h2>Comments</h2><p>Begin with a sign.</p></div>");
        assertThat(Jsoup.parse(html).select("pre")).hasSize(12);
        assertThat(html).contains("Comments", "Begin with a sign.");
    }

    @Test
    void anArticleThatIsAListOfLinksKeepsThem() {
        var items = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            items.append("<li><a href='https://example.org/%d'>What happened on day number %d of the week</a></li>"
                    .formatted(i, i));
        }
        assertThat(read("<article><h1>The last page</h1><p>The links of the week.</p><ul>" + items + "</ul></article>"))
                .contains("number 0 ", "number 11 ");
    }

    @Test
    void referencesToOtherSitesStayAtTheEnd() {
        assertThat(read("<article>" + TEXT + "<h2>References</h2><ul><li><a href='https://elsewhere.org/a'>A history of"
                        + " presses</a></li></ul></article>"))
                .contains("References", "A history of presses");
    }

    @Test
    void aThreadKeepsItsReplies() {
        String post =
                "<div class='comment'><div class='comment-author'>ann</div><div class='comment-body'>%s</div></div>";
        assertThat(read("<h1>Which press?</h1>" + post.formatted(FIRST)
                        + post.formatted(SECOND).repeat(4)))
                .contains("older than the house", "four pages in an hour");
    }

    @Test
    void aThreadOfArticlesIsNotReadAsItsLongest() {
        assertThat(read("<h1>Which press?</h1><div><article>" + FIRST + "</article><article>" + SECOND.repeat(2)
                        + "</article><article>" + FIRST.repeat(2) + OTHER + "</article></div>"))
                .contains("older than the house", "four pages in an hour", "ferry");
    }

    @Test
    void longCommentsUnderAnArticleAreLeftOut() {
        assertThat(read("<article><h1>The last page</h1>" + TEXT.repeat(4) + "<div id=comments>" + OTHER.repeat(30)
                        + "</div></article>"))
                .contains("older than the house")
                .doesNotContain("ferry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p class=bodytext>%s</p>", "<article><h1>The last page</h1>%s</article>"})
    void aMarkedPartWithLittleOfTheTextIsNotTheArticle(String marked) {
        assertThat(read("<div class=container>" + marked.formatted(OTHER) + "<div>" + TEXT.repeat(6) + "</div></div>"))
                .contains("older than the house", "four pages in an hour");
    }

    @Test
    void aSlideShowWithAStoryOfItsOwnIsLeftOut() {
        String slide = "<li><h2>Ferries</h2>" + OTHER.repeat(2) + "</li>";
        assertThat(read("<article><h1>The last page</h1>" + TEXT.repeat(5) + "<div class=full-gallery><ul>"
                        + slide.repeat(20) + "</ul></div>" + SECOND + "</article>"))
                .contains("older than the house")
                .doesNotContain("ferry");
    }

    @Test
    void aSectionWithAdvertisementsInItIsText() {
        assertThat(read("<article><h1>The last page</h1>" + TEXT.repeat(5) + "<section class='Report Report--Ads'>"
                        + OTHER.repeat(2) + "</section>" + SECOND + "</article>"))
                .contains("ferry");
    }

    @Test
    void aPageOfOneSentenceIsStillRead() {
        assertThat(read("<body><h1>The last page</h1><p>There is none.</p></body>"))
                .contains("There is none.");
    }

    @Test
    void aProductsTextAndTableStay() {
        assertThat(
                        read(
                                "<main><h1>The last page</h1><div class=gallery><img src=press.jpg></div><div class=description>"
                                        + TEXT
                                        + "<table><tr><th class=category>Weight</th><td class=author>90 kg</td></tr></table></div></main>"))
                .contains("older than the house", "<th class=\"category\">Weight</th>", "90 kg");
    }

    @Test
    void thePictureAboveABodyWithoutOneComesAlong() {
        assertThat(read("<div class=header><img src=/logo.png></div><article><h1>The last page</h1>"
                        + "<img src=/author.jpg width=48><figure><img src=/lead.jpg><figcaption>The press.</figcaption></figure>"
                        + "<div class=article-body>" + TEXT.repeat(2) + "</div></article>"))
                .contains("lead.jpg", "The press.")
                .doesNotContain("logo.png", "author.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>Facebook Twitter</p>, 1",
        "<blockquote><p>Sign up for what?</p></blockquote>, 0",
        "<pre>Share this</pre>, 0",
        "<p>Updated: twice a day</p>, 0",
        "<h2>Email</h2><p>Write one.</p>, 0"
    })
    void whatOnlyLooksLikeFurnitureStaysWithinTheText(String line, int isGone) {
        String text = Jsoup.parse(line).text();
        String html = read("<article>" + TEXT + (isGone == 1 ? TEXT + line : line + TEXT) + "</article>");
        assertThat(Jsoup.parse(html).text().contains(text)).isEqualTo(isGone == 0);
    }

    @Test
    void wordsInASentenceMayHaveAnyName() {
        assertThat(read("<article><p>The <a class=popup href='#1'>press</a> is <span class=related>old</span>.</p>"
                        + TEXT + "</article>"))
                .contains(">press</a>", ">old</span>");
    }

    @Test
    void quotedPostsStay() {
        assertThat(read("<article>" + TEXT
                        + "<div class=social-embed><blockquote class=twitter-tweet><p>It is over.</p>"
                        + "</blockquote></div>" + TEXT + "</article>"))
                .contains("It is over.");
    }

    private static String read(String body) {
        return read(body, "");
    }

    private static String read(String body, String summary) {
        Document page = Jsoup.parse(
                "<html><head><title>The last page | The Paper</title></head><body>" + body + "</body></html>",
                "https://example.org/page");
        Optional<Element> article = PageArticle.of(page, "", summary);
        return article.orElseThrow().html();
    }
}
