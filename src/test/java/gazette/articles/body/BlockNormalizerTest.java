package gazette.articles.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockNormalizerTest {
    private static Element shaped(String html) {
        return BlockNormalizer.normalize(
                Sanitizer.clean(Jsoup.parseBodyFragment(html).body()));
    }

    private static String html(Element body) {
        return new Body(body).html().replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | <p>text</p>",
                "<div>a</div><div>b</div> | <p>a</p><p>b</p>",
                "<div>a<p>b</p>c</div> | <p>a</p><p>b</p><p>c</p>",
                "<address>a</address><main>b</main> | <p>a</p><p>b</p>",
                "<p>a<br>b</p> | <p>a<br>b</p>",
                "<p>a<br><br>b<br> <br><br>c<br></p> | <p>a</p><p>b</p><p>c</p>",
                "<p><b>a<br><br>b</b></p> | <p><strong>a<br>b</strong></p>",
                "<p></p><p>&nbsp;</p><p><br></p><p><b> </b></p><p>a</p> | <p>a</p>",
                "<p lang=ar dir=rtl>a</p> | <p lang=\"ar\" dir=\"rtl\">a</p>",
                "<strong><p>a</p><p>b</p></strong> | <p>a</p><p>b</p>",
                "<blockquote>a</blockquote> | <blockquote><p>a</p></blockquote>",
                "<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li><li></li></ul>"
                        + " | <ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
                "<ol start=3><li><p>a</p><p>b</p></li></ol> | <ol start=\"3\"><li><p>a</p><p>b</p></li></ol>",
                "<table><tr><td>only</td></tr></table> | <p>only</p>",
                "<table><tr><td><p>a</p></td><td align=right>b</td></tr></table>"
                        + " | <table><tbody><tr><td>a</td><td align=\"right\">b</td></tr></tbody></table>",
                "<h2><img src='https://x.test/a' alt=b>a<br>c</h2>"
                        + " | <p><img src=\"https://x.test/a\" alt=\"b\"></p><h2>a c</h2>",
                "<pre><code class=language-java>a</code></pre> | <pre><code class=\"language-java\">a</code></pre>",
                "<code class='x y'>a</code> | <p><code>a</code></p>",
                "<figure><img src='https://x.test/a'><figcaption><p>c</p></figcaption></figure>"
                        + " | <figure><img src=\"https://x.test/a\" alt=\"\"><figcaption>c</figcaption></figure>",
                "<figure><img src='https://x.test/a'></figure> | <p><img src=\"https://x.test/a\" alt=\"\"></p>",
                "a<br><img src='https://x.test/a'><br>b"
                        + " | <p>a</p><p><img src=\"https://x.test/a\" alt=\"\"></p><p>b</p>",
                "<p><img src='https://x.test/a'><img src='https://x.test/b'></p> | <p><img src=\"https://x.test/a\""
                        + " alt=\"\"></p><p><img src=\"https://x.test/b\" alt=\"\"></p>",
                "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl> | <dl><dt>a</dt><dd>b</dd></dl>",
            })
    void aBodyIsNormalizedAndThenStaysTheSame(String given, String expected) {
        Element once = shaped(given);
        assertThat(html(once)).isEqualTo(expected);
        assertThat(html(BlockNormalizer.normalize(once))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "<h1>a</h1><h2>b</h2>, <h2>a</h2><h3>b</h3>",
        "<h3>a</h3><h4>b</h4>, <h2>a</h2><h3>b</h3>",
        "<h2>a</h2><h6>b</h6>, <h2>a</h2><h6>b</h6>",
        "<h1>a</h1><h6>b</h6>, <h2>a</h2><h6>b</h6>"
    })
    void headingsBeginAtTheSecondLevel(String given, String expected) {
        Element body = shaped(given);
        HeadingNormalizer.shift(body);
        assertThat(html(body)).isEqualTo(expected);
    }

    @Test
    void hiddenTextAndTrackingPixelsAreLeftOut() {
        assertThat(html(shaped("<p>a<span style='display: none'>b</span><img src='https://x.test/' width=1></p>")))
                .isEqualTo("<p>a</p>");
    }
}
