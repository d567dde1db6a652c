package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void foldersAreTheOuterOutlines() {
        assertThat(read("""
                <?xml version="1.0"?><opml version="2.0"><body>
                <outline text="World"><outline title="Asia &amp; Pacific">
                  <outline type="rss" text="Tea" xmlUrl="https://example.org/tea?a=1&amp;b=2"/>
                </outline></outline>
                <outline text="Plain" xmlUrl="https://example.org/plain"/>
                </body></opml>
                """))
                .containsExactly(
                        new OpmlFeed("Tea", "https://example.org/tea?a=1&b=2", List.of("World", "Asia & Pacific")),
                        new OpmlFeed("Plain", "https://example.org/plain", List.of()));
    }

    @Test
    void invalidListsAreRead() {
        assertThat(read("""
                <opml version=1.0><body>
                <outline XMLURL='https://example.org/1?a=1&b=2' title='Bread & butter'>
                <outline text="&nbsp;" xmlUrl="https://example.org/2">
                <outline text="A link, no feed" type="link" url="https://example.org/page"/>
                <outline text="Another way" type="rss" url="https://example.org/3" category="/a/b,c"/>
                <outline><outline text="" xmlUrl=" https://example.org/4 "/></outline>
                """))
                .containsExactly(
                        new OpmlFeed("Bread & butter", "https://example.org/1?a=1&b=2", List.of()),
                        new OpmlFeed("", "https://example.org/2", List.of()),
                        new OpmlFeed("Another way", "https://example.org/3", List.of("a", "b", "c")),
                        new OpmlFeed("", "https://example.org/4", List.of()));
        assertThat(read("<html><body><p>no list</p></body></html>")).isEmpty();
        assertThat(Opml.read(new byte[] {0, 1, 2, (byte) 0xff})).isEmpty();
    }

    @Test
    void aFeedInSeveralFoldersIsReturnedOnceWithAllOfThem() {
        String feed = "<outline text='Tea' xmlUrl='https://example.org/tea'/>";
        assertThat(read("<opml><outline text='a'>" + feed + "</outline><outline text='b'>" + feed
                        + "</outline></opml>"))
                .containsExactly(new OpmlFeed("Tea", "https://example.org/tea", List.of("a", "b")));
    }

    @Test
    void theCharsetOfAListIsDetected() {
        String list = "<?xml version='1.0' encoding='GB2312'?><opml><outline text='茶' xmlUrl='https://example.org/1'/>";
        assertThat(Opml.read(list.getBytes(Charset.forName("GB18030")))
                        .getFirst()
                        .title())
                .isEqualTo("茶");
        assertThat(Opml.read(list.getBytes(StandardCharsets.UTF_16)).getFirst().title())
                .isEqualTo("茶");
    }

    @Test
    void aLongListIsReadQuickly() {
        String list = "<opml>" + "<outline text='x'>".repeat(200)
                + "<outline text='Tea' xmlUrl='https://example.org/N'>".repeat(2000);
        assertThat(read(list)).hasSize(1);
    }

    @Test
    void aWrittenListIsReadAgain() {
        var feeds = List.of(
                new OpmlFeed("a <b> & \"c\"", "https://example.org/?a=1&b='2'", List.of()),
                new OpmlFeed("茶", "https://example.org/tea", List.of("喝", "two")),
                new OpmlFeed("Milk", "https://example.org/milk", List.of("喝")));
        String written = Opml.write("My feeds", feeds);
        assertThat(read(written)).isEqualTo(feeds);
        assertThat(written).contains("<title>My feeds</title>", "    <outline text=\"喝\">\n      <outline text=\"茶\"");
    }

    private static List<OpmlFeed> read(String list) {
        return Opml.read(list.getBytes(StandardCharsets.UTF_8));
    }
}
