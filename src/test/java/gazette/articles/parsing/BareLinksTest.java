package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses that an article mentions become links, in Markdown and in HTML.
class BareLinksTest {
    private static final String MARKS = "。，、；：？！（）「」『』【】《》〈〉…—～“”‘’·・／＠ｗ";
    private static final List<String> ADDRESSES =
            List.of("https://example.com/q1", "https://example.com", "www.example.com", "a@example.com");

    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void everyAddressBesideEveryMarkIsALinkWithNothingElseInIt() {
        for (String mark : MARKS.split("")) {
            for (String address : ADDRESSES) {
                String text = "灯" + mark + address + mark + address + mark + "下" + address + mark;
                assertThat(links(markdown(text))).as(text).containsExactly(address, address, address);
                assertThat(links(page(text))).as(text).containsExactly(address, address, address);
                assertThat(Jsoup.parse(markdown(text)).text()).isEqualTo(text);
            }
        }
    }

    /// `@` stands for an address.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- 甲@，乙@。",
                "1. @、@",
                "> 见@，下同",
                "## 见@，下同",
                "**见@，**下同@。",
                "*@*，~~@~~。",
                "灯下**@**后文",
                "- [ ] @、@",
                "- \\[x] @、@",
                "注[^1]\\n\\n[^1]: 见@。",
                "甲@\\n后文",
            })
    void addressesAreLinksInAllBlocks(String markdown) {
        String address = "https://example.com/~a/b_c_d-e";
        String text = markdown.replace("\\n", "\n").replace("@", address);
        long count = markdown.chars().filter(c -> c == '@').count();

        assertThat(links(markdown(text)).stream().filter(link -> link.startsWith("http")))
                .containsOnly(address)
                .hasSize((int) count);
    }

    @Test
    void theCellsOfATableAreReadOneByOne() {
        assertThat(links(markdown("| 甲 | 乙 |\n|--|--|\n| https://example.com/a|www.example.com，后 |\n")))
                .containsExactly("https://example.com/a", "www.example.com");
    }

    @Test
    void codeStaysAsItIs() {
        String code = "甲https://example.com/a，a@example.com";

        assertThat(links(markdown("`" + code + "`\n\n```\n" + code + "\n```\n\n    " + code + "\n")))
                .isEmpty();
        assertThat(links(markdown("<code>" + code + "</code> <kbd>" + code + "</kbd>")))
                .isEmpty();
        assertThat(links(page("<pre>" + code + "</pre><p><samp>" + code + "</samp>")))
                .isEmpty();
    }

    @Test
    void aLinkThatIsWrittenAsOneStaysAsItIs() {
        String odd = "https://example.com/q1，乙";

        assertThat(markdown("<" + odd + "> [https://example.com/b](https://example.com/c)，"))
                .isEqualTo("<p><a href=\"" + odd + "\">" + odd + "</a>"
                        + " <a href=\"https://example.com/c\">https://example.com/b</a>，</p>");
        assertThat(markdown("<a href=\"https://example.com/a\">https://example.com/b</a>，https://example.com/c。"))
                .isEqualTo("<p><a href=\"https://example.com/a\">https://example.com/b</a>，"
                        + "<a href=\"https://example.com/c\">https://example.com/c</a>。</p>");
    }

    @Test
    void aLinkThatAProgramMadeTooLongIsMadeAnew() {
        String longer = "https://example.com/q1，乙https://example.com/q2。";

        assertThat(links(page("<a href='" + longer + "'>" + longer + "</a>")))
                .containsExactly("https://example.com/q1", "https://example.com/q2");
        assertThat(links(page("<a href='mailto:a@example.com、b@example.com'>a@example.com、b@example.com</a>")))
                .containsExactly("a@example.com", "b@example.com");
    }

    @Test
    void anAddressThatGoesOnInAnotherElementIsNotCutOff() {
        assertThat(links(page("https://example.com/a<wbr>b https://example.com/<b>c</b> www.example.com<i>/d</i>")))
                .isEmpty();
        assertThat(
                        links(
                                page(
                                        "https://example.com/a<b>后文</b><br>https://example.com/b<br>c<div>https://example.com/d<p>e</div>")))
                .containsExactly("https://example.com/a", "https://example.com/b", "https://example.com/d");
    }

    private String markdown(String body) {
        return fixture.html(body);
    }

    private String page(String body) {
        return fixture.read("a.html", "<!doctype html><title>T</title><body><p>" + body)
                .article()
                .html();
    }

    /// Returns the texts of links, which are also their addresses.
    private static List<String> links(String html) {
        return Jsoup.parse(html).select("a:not([href^=#])").stream()
                .peek(link -> assertThat(link.attr("href"))
                        .isIn(link.text(), "mailto:" + link.text(), "http://" + link.text()))
                .map(Element::text)
                .toList();
    }
}
