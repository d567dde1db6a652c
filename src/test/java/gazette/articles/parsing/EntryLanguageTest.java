package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FirstFetchPolicy;
import gazette.config.OriginHeaders;
import gazette.config.PublicationConfig;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EntryLanguageTest {
    private static final FeedConfig CONFIG = new FeedConfig(
            "wire",
            "https://example.org/feed",
            Optional.empty(),
            new FeedEntryPolicy(FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE),
            false,
            List.of(),
            List.of(),
            1,
            OriginHeaders.NONE);

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
        var paper = new PublicationConfig("P", "P.", "en", ZoneId.of("UTC"), Optional.empty(), Optional.empty());
        return new EntryConverter(paper).convert(parsed.entries().getFirst(), "1", ofFeed, CONFIG);
    }
}
