package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnclosureReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <enclosure url='https://p.example/1.mp3' length='12' type='audio/mpeg'/>     | 1.mp3 audio/mpeg 12 AUDIO
            <enclosure url='/1.mp3?a=1&amp;b=2' length='' type=''/>                      | 1.mp3?a=1&b=2 audio/mpeg 0 AUDIO
            <enclosure url='1.m4a' length='-1' type='audio/x-m4a; x=y'/>                 | 1.m4a audio/x-m4a 0 AUDIO
            <enclosure url='1.ogg' length='1,234' type='application/octet-stream'/>      | 1.ogg audio/ogg 1234 AUDIO
            <enclosure url='1.mp4' length='abc' type='video'/>                           | 1.mp4 video/mp4 0 VIDEO
            <enclosure url='live.m3u8' type='application/x-mpegURL'/>                    | live.m3u8 application/x-mpegurl 0 VIDEO
            <enclosure url='1.pdf' type='application/pdf'/>                              | 1.pdf application/pdf 0 OTHER
            <enclosure url='1.jpg' type='image/jpeg'/>                                   | 1.jpg image/jpeg 0 IMAGE
            <a:link rel='enclosure' href='1.opus' length='7' type='audio/ogg'/>          | 1.opus audio/ogg 7 AUDIO
            <m:content url='1.webm' type='video/webm' fileSize='9'/>                     | 1.webm video/webm 9 VIDEO
            <m:content url='play?id=1' medium='video'/>                                  | play?id=1 video/mp4 0 VIDEO
            <m:group><m:content url='1.mp4'/><m:content url='2.mp4'/></m:group>          | 1.mp4 video/mp4 0 VIDEO
            <m:content url='1.jpg' medium='image'/>                                      |
            <m:content url='https://v.example/v/1' type='application/x-shockwave-flash'/> |
            <enclosure url='magnet:?xt=urn:btih:1' type='application/x-bittorrent'/>     |
            <enclosure type='audio/mpeg'/>                                               |
            """)
    void theFileOfAnItemIsFound(String item, String right) {
        String read = item(item).enclosures().stream()
                .map(file -> file.address().replaceFirst("https://p.example/", "") + " " + file.mediaType() + " "
                        + file.bytes() + " " + file.kind())
                .findFirst()
                .orElse(null);
        assertThat(read).isEqualTo(right);
    }

    @Test
    void aFileThatIsNamedTwiceIsOne() {
        String twice = "<enclosure url='1.mp3' type='audio/mpeg'/><m:content url='1.mp3' type='audio/mpeg'/>";
        assertThat(item(twice).enclosures()).hasSize(1);
    }

    @Test
    void anItemWithoutAPageLinksToItsFile() {
        Entry entry = item("<guid isPermaLink='false'>1</guid><enclosure url='1.mp3' type='audio/mpeg'/>");
        assertThat(entry.link()).contains("https://p.example/1.mp3");
        assertThat(entry.linksToFile()).isTrue();
        assertThat(item("<link>/1</link><enclosure url='1.mp3'/>").linksToFile())
                .isFalse();
    }

    @Test
    void attachmentsOfAJsonFeedAreFound() {
        Entry entry = only("""
                {"title": "T", "home_page_url": "https://p.example/", "items": [{"id": "1", "title": "One",
                 "attachments": [{"url": "1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12},
                                 {"mime_type": "audio/mpeg"}, {"url": "https://p.example/1.pdf"}]}]}
                """);
        assertThat(entry.enclosures())
                .containsExactly(
                        new Enclosure("https://p.example/1.mp3", "audio/mpeg", 12),
                        new Enclosure("https://p.example/1.pdf", "application/pdf", 0));
        assertThat(entry.link()).contains("https://p.example/1.mp3");
    }

    private static Entry item(String inner) {
        return only("<rss xmlns:a='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'><channel>"
                + "<link>https://p.example/</link><item>" + inner + "</item></channel></rss>");
    }

    private static Entry only(String feed) {
        return ((ParsedFeed) FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), ""))
                .entries()
                .getFirst();
    }
}
