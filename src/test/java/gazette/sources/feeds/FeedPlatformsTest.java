package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Feeds in the shapes of well-known platforms.
class FeedPlatformsTest {
    /// Bluesky and others write plain text into descriptions.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Use List<String> and 5 < 6 | Use List&lt;String> and 5 &lt; 6
                    One <T>.\\n\\nTwo </T>      | <p>One &lt;T>.</p>\\n<p>Two &lt;/T></p>
                    From <ada@example.org>     | From &lt;ada@example.org>
                    See <https://a.test/x-y>   | See &lt;https://a.test/x-y>
                    AT&amp;T has <Key>         | AT&amp;T has &lt;Key>
                    Is <b>bold</b> and <T>     | Is <b>bold</b> and <T>
                    An <o:p>old</o:p>          | An <o:p>old</o:p>
                    A <x-box>box</x-box>       | A <x-box>box</x-box>
                    A <TT>code</TT>            | A <TT>code</TT>
                    A <!-- note -->            | A <!-- note -->
                    """)
    void whatIsNoTagIsText(String written, String html) {
        Entry entry = rss("<description><![CDATA[" + written.replace("\\n", "\n") + "]]></description>");

        assertThat(entry.content()).isEqualTo(html.replace("\\n", "\n"));
    }

    @Test
    void anAvatarIsNoPictureOfAnEntry() {
        for (String avatar : List.of(
                "<media:content url='https://0.gravatar.com/avatar/x?s=96' medium='image'/>",
                "<media:content url='https://secure.gravatar.com/avatar/x?s=96' medium='image'/>",
                "<media:thumbnail url='https://a.test/face.png' height='30' width='30'/>",
                "<media:thumbnail url='https://a.test/s72-c/lark.jpg' height='72' width='72'/>",
                "<media:thumbnail url='https://avatars.githubusercontent.com/u/1?s=60'/>")) {
            assertThat(rss(avatar).image()).as(avatar).isEmpty();
            assertThat(atom(avatar).image()).as(avatar).isEmpty();
            assertThat(rss(avatar + "<media:thumbnail url='https://a.test/lark.jpg' width='480'/>")
                            .image())
                    .contains("https://a.test/lark.jpg");
            assertThat(atom(avatar + "<media:thumbnail url='https://a.test/lark.jpg'/>")
                            .image())
                    .contains("https://a.test/lark.jpg");
        }
    }

    private static Entry rss(String item) {
        return first("<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><title>F</title><item><title>T</title>"
                + "<link>https://a.test/1</link>" + item + "</item></channel></rss>");
    }

    private static Entry atom(String entry) {
        return first("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'>"
                + "<title>F</title><entry><id>1</id><title>T</title>" + entry + "</entry></feed>");
    }

    private static Entry first(String feed) {
        return switch (FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), "")) {
            case ParsedFeed parsed -> parsed.entries().getFirst();
            case InvalidFeed invalid -> throw new AssertionError(invalid.problem());
        };
    }
}
