package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.sources.feeds.Enclosure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnclosureLinksTest {
    private static final Path FIELD = Path.of("../shared/field");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1.mp3       | Listen
            zh-CN | 1.mp3       | 收听
            zh    | 1.mp4       | 观看
            de    | 1.webm      | Ansehen
            fi    | 1.mp4       | Watch
            en    | report.pdf  | report.pdf
            en    | 1.mp3 1.ogg | Listen (MP3) · Listen (OGG)
            en    | 1.mp3 1.mp4 | Listen · Watch
            en    | cover.jpg   | ''
            """)
    void aFileIsALinkInThePapersLanguage(String lang, String files, String text) {
        StringBuilder item = new StringBuilder("<description>Ada talks.</description>");
        for (String file : files.split(" ")) {
            item.append("<enclosure url='https://p.example/").append(file).append("'/>");
        }
        Article article = article(item.toString(), lang);
        assertThat(article.html())
                .startsWith("<p>Ada talks.</p>")
                .satisfies(html -> assertThat(Jsoup.parse(html).text()).isEqualTo(("Ada talks. " + text).strip()));
        assertThat(article.summary()).isEqualTo("Ada talks.");
    }

    @Test
    void aLinkKeepsTypeAndSizeAndIsFoundAgain() {
        Article article =
                article("<enclosure url='https://p.example/1.mp3?a=1&amp;b=2' length='12' type='audio/mpeg'/>", "en");
        assertThat(article.html())
                .isEqualTo("<p><a href=\"https://p.example/1.mp3?a=1&amp;b=2\" rel=\"enclosure\" type=\"audio/mpeg\""
                        + " data-length=\"12\">Listen</a></p>");
        assertThat(EnclosureLinks.in(article.html()))
                .containsExactly(new Enclosure("https://p.example/1.mp3?a=1&b=2", "audio/mpeg", 12));
        assertThat(article.link()).contains("https://p.example/1.mp3?a=1&b=2");
        assertThat(article.text()).contains("https://p.example/1.mp3?a=1&b=2");
    }

    @Test
    void aFileThatTheTextLinksToIsNotLinkedTwice() {
        String item = "<description>&lt;a href='https://p.example/1.mp3'>hear&lt;/a></description>"
                + "<enclosure url='https://p.example/1.mp3'/>";
        assertThat(article(item, "en").html()).isEqualTo("<p><a href=\"https://p.example/1.mp3\">hear</a></p>");
    }

    @Test
    void aRelationInTheTextOfOthersIsNone() {
        String item = "<description>&lt;a rel=\"enclosure\" href='https://p.example/1.mp3'>x&lt;/a></description>";
        assertThat(EnclosureLinks.in(article(item, "en").html())).isEmpty();
    }

    @Test
    void theFieldsPodcastHasItsEpisodes() throws IOException {
        Assumptions.assumeTrue(Files.exists(FIELD.resolve("13-podcast.xml")));
        List<Article> episodes = articles(Files.readString(FIELD.resolve("13-podcast.xml")), "en");
        assertThat(episodes).extracting(Article::text).satisfies(texts -> {
            assertThat(texts.getFirst()).startsWith("Ada talks about ash.\n\nListen");
            assertThat(texts.get(1)).startsWith("Sub words\n\nListen (MP3)");
            assertThat(texts.getLast()).startsWith("Line one\nLine two\n\nNew paragraph https://pod.example/notes");
        });
        assertThat(episodes.getLast().html()).contains("<a href=\"https://pod.example/notes\">");
    }

    @Test
    void theFieldsVideoKeepsItsDescription() throws IOException {
        Assumptions.assumeTrue(Files.exists(FIELD.resolve("03-video.xml")));
        Article video =
                articles(Files.readString(FIELD.resolve("03-video.xml")), "en").getFirst();
        assertThat(video.html())
                .contains(
                        "<p>First paragraph about clay &amp; fire.</p>",
                        "start<br>01:20 dip",
                        "<a href=\"https://kiln.example/glaze\">")
                .doesNotContain("version=3");
        assertThat(video.cover()).contains("https://i1.ytimg.com/vi/abc123/hqdefault.jpg");
    }

    private static Article article(String item, String lang) {
        return articles("<rss><channel><item><title>Ash</title>" + item + "</item></channel></rss>", lang)
                .getFirst();
    }

    private static List<Article> articles(String feed, String lang) {
        return new EntryFixture(lang).articles(feed);
    }
}
