package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryLanguageTest {
    @Test
    void aLinkToAFilmSpeaksTheLanguageOfItsEntry() {
        Article german = article("<item xml:lang='de'>", Optional.of("en"));
        assertThat(german.lang()).isEqualTo("de");
        assertThat(german.html()).contains(">Ansehen: Vimeo</a>");
        assertThat(article("<item>", Optional.of("fr")).html()).contains(">Regarder : Vimeo</a>");
        assertThat(article("<item>", Optional.empty()).html()).contains(">Watch: Vimeo</a>");
    }

    private static Article article(String item, Optional<String> ofFeed) {
        String feed = "<rss><channel>" + item + "<title>T</title><description>x &lt;iframe"
                + " src='https://vimeo.com/1'>&lt;/iframe></description></item></channel></rss>";
        var parsed = (ParsedFeed) FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), "");
        return new EntryFixture().article(parsed.entries().getFirst(), ofFeed);
    }
}
