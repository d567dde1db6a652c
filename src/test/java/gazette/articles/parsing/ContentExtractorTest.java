package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.sources.feeds.Entry;
import gazette.sources.polling.PageFetchResult.WebPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentExtractorTest {
    private static final String TEXT = "<p>A long sentence, with commas and all, such as articles have, tells of"
            + " <a href='../ink'>ink</a>, of paper, and of those who print.</p>";

    @Test
    void theArticleIsTakenWithoutNavigation() {
        String html = read("""
                <header><a href="/">The Printer</a></header>
                <nav><ul><li><a href="/news">News</a></li><li><a href="/shop">Shop</a></li></ul></nav>
                <article><h1>On  Ink</h1>%s%s
                <figure><img src="pictures/press.png" alt="A press"><figcaption>A press.</figcaption></figure>
                %s<h2>How</h2>%s</article>
                <aside class="related"><h3>Related</h3><a href="/other">Another story</a></aside>
                <footer>Copyright, all rights reserved.</footer>
                <script>track()</script>""".formatted(TEXT, TEXT, TEXT, TEXT));
        assertThat(html)
                .contains("href=\"https://example.org/ink\"", "src=\"https://example.org/2026/pictures/press.png\"")
                .contains("<figcaption>A press.</figcaption>", "<h2>How</h2>")
                .doesNotContain("On Ink", "News", "Shop", "Another story", "Copyright", "track", "<h1>");
    }

    @Test
    void codeAndTablesKeepTheirShape() {
        String html = read("<article>" + TEXT.repeat(3)
                + "<pre><code class=\"language-java\">int a;\n  b();</code></pre>" + TEXT
                + "<table><tr><th>Ink</th><th>Price</th></tr><tr><td><a href='/red'>red</a></td><td>3</td></tr></table>"
                + TEXT + "</article>");
        assertThat(html)
                .contains("<pre><code class=\"language-java\">int a;\n  b();</code></pre>")
                .contains("<th>Ink</th>", "<td><a href=\"https://example.org/red\">red</a></td>");
    }

    @Test
    void lazyImagesGetTheirAddress() {
        String html = read("<article>" + TEXT.repeat(3)
                + "<p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='/lazy.jpg' alt='Lazy'></p>" + TEXT
                + "<p><img srcset='/small.jpg 400w, /large.jpg 800w' alt='Set'></p>" + TEXT
                + "<p><img src='/count.gif' width='1' height='1'></p></article>");
        assertThat(html)
                .contains("https://example.org/lazy.jpg", "https://example.org/large.jpg")
                .doesNotContain("count.gif");
    }

    @Test
    void formulasFilmsAndCodeStay() {
        String html = read("<article>" + TEXT.repeat(3)
                + "<p>The mass is <span class='mwe-math-element'><span style='display: none'><math alttext='m=c^2'><mi>m</mi></math>"
                + "</span><img src='/m.svg' alt='m=c^2'></span>, he said, at length, and with some words more.</p>"
                + TEXT
                + "<figure><iframe src='https://player.vimeo.com/video/12' title='Ink'></iframe></figure>" + TEXT
                + "<video poster='p.jpg' src='v.mp4' title='Paper'></video>" + TEXT
                + "<p><img data-src='lazy.jpg' alt='Lazy'></p>" + TEXT
                + "<div class='highlight'><table><tr><td class='gutter'><pre>1\n2</pre></td><td class='code'><pre>int a;\nint b;</pre></td></tr></table></div>"
                + TEXT + "</article>");
        assertThat(html)
                .contains("The mass is m=c^2, he said", "<a href=\"https://vimeo.com/12\">Watch: Ink</a>")
                .contains(
                        "<a href=\"https://example.org/2026/v.mp4\"><img src=\"https://example.org/2026/p.jpg\" alt=\"\"><br>Watch: Paper</a>")
                .contains("https://example.org/2026/lazy.jpg", "<pre>int a;\nint b;</pre>")
                .doesNotContain("m.svg");
    }

    @Test
    void aChinesePageIsRead() {
        String text = "<p>今天谈谈订阅源：它们是什么，为什么要紧，又怎样写得体面。这一段的字数足够，可以算作正文。</p>";
        String html = read("<div class='nav'><a href='/'>首页</a></div><div id='content'>" + text.repeat(5)
                + "</div><div class='sidebar'><a href='/1'>相关一</a><a href='/2'>相关二</a></div>");
        assertThat(html).contains("为什么要紧").doesNotContain("首页", "相关一");
    }

    @Test
    void aPageThatIsNoLongerThanTheFeedIsNotUsed() {
        Entry complete = entry(TEXT.repeat(5));
        assertThat(ContentExtractor.of(page("<article>" + TEXT.repeat(3) + "</article>"), complete))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html></html>", "<p>", "plain", "<frameset><frame src=x></frameset>", "<table>"})
    void aPageWithoutAnArticleHasNone(String html) {
        assertThat(ContentExtractor.of(new WebPage("https://example.org/2026/ink", html), entry(TEXT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<table><tr><td>", "<ul><li>"})
    void aPageThatIsNestedTooDeeplyIsRefusedAtOnce(String tag) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(ContentExtractor.of(page(tag.repeat(20_000) + TEXT), entry("")))
                        .isEmpty());
    }

    /// As the desk prints it.
    private static String read(String body) {
        Entry entry = entry("<p>Short.</p>");
        String html = ContentExtractor.of(page(body), entry).orElseThrow();
        return new EntryFixture()
                .article(entry.withContent(html), Optional.empty())
                .html();
    }

    private static WebPage page(String body) {
        return new WebPage(
                "https://example.org/2026/ink",
                "<!DOCTYPE html><html><head><title>On Ink · The Printer</title></head><body>" + body
                        + "</body></html>");
    }

    private static Entry entry(String content) {
        return new Entry(
                Optional.of("1"),
                "On ink",
                Optional.of("https://example.org/2026/ink"),
                "",
                content,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
