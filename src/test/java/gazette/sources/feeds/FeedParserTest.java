package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedParserTest {
    private static final String NAMESPACES = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
            + " xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:m='http://search.yahoo.com/mrss/'"
            + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:a='http://www.w3.org/2005/Atom'"
            + " xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'";

    @Test
    void anRssEntryIsReadWithAllNamespaces() {
        Entry entry = item("""
                <title>Ink &amp;amp; paper</title>
                <link>/2026/ink</link>
                <guid isPermaLink='false'>tag:example.com,2026:ink</guid>
                <description>Short.</description>
                <c:encoded><![CDATA[<p>Long, see <a href="/more">more</a>.</p>]]></c:encoded>
                <dc:creator>Ann Archer</dc:creator>
                <pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate>
                <a:updated>2026-11-04T00:00:00Z</a:updated>
                <category>Printing</category><category>Paper</category><category>Paper</category>
                <m:thumbnail url='thumb.jpg'/>
                <dc:language>zh</dc:language>
                """);
        assertThat(entry)
                .isEqualTo(new Entry(
                        Optional.of("tag:example.com,2026:ink"),
                        "Ink & paper",
                        Optional.of("https://example.com/2026/ink"),
                        "Short.",
                        "<p>Long, see <a href=\"https://example.com/more\">more</a>.</p>",
                        Optional.of("Ann Archer"),
                        Optional.of(Instant.parse("2026-11-03T09:00:00Z")),
                        Optional.of(Instant.parse("2026-11-04T00:00:00Z")),
                        List.of("Printing", "Paper"),
                        Optional.of("zh"),
                        Optional.of("https://example.com/feeds/thumb.jpg"),
                        List.of()));
    }

    @Test
    void theOriginalAddressIsPreferredToATrackingOne() {
        Entry entry = item("<link>https://count.example.org/1</link>"
                + "<feedburner:origLink>https://example.com/1</feedburner:origLink>");
        assertThat(entry.link()).contains("https://example.com/1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <author>ann@example.com (Ann Archer)</author> | Ann Archer
            <author>ann@example.com</author>              | ann@example.com
            <itunes:author>Ann</itunes:author>            | Ann
            <a:author><a:name>Ann</a:name></a:author>     | Ann
            """)
    void anAuthorIsAName(String written, String name) {
        assertThat(item(written).author()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <title>a &lt; b and c &gt; d</title>              | a < b and c > d
            <title>&lt;b&gt;bold&lt;/b&gt; move</title>       | bold move
            <title>AT&amp;amp;T</title>                       | AT&T
            <title><![CDATA[x <i>y</i>]]></title>             | x y
            <title>List&lt;String&gt; explained</title>       | List<String> explained
            <title>say &#147;hello&#148;</title>              | say “hello”
            <title>\uD83D\uDDDE paper</title>                 | \uD83D\uDDDE paper
            <dc:title>only here</dc:title>                    | only here
            """)
    void aTitleIsText(String written, String title) {
        assertThat(item(written).title()).isEqualTo(title);
    }

    @Test
    void basesOfAtomAreNested() {
        ParsedFeed feed = read("""
                <feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.com/blog/' xml:lang='de'>
                <title type='html'>&lt;em>Ink&lt;/em></title>
                <author><name>Ann</name></author><author><name>Bob</name></author>
                <link rel='self' href='feed.atom'/><link href='./'/>
                <entry xml:base='2026/'><id>urn:1</id><title type='text'>&lt;raw&gt;</title>
                <link rel='alternate' type='application/json' href='one.json'/><link href='one' type='text/html'/>
                <category term='x' label='Ink'/><category term='Paper'/>
                <published>2026-11-03T10:00:00Z</published><updated>2026-11-04T10:00:00Z</updated>
                <summary>Short.</summary>
                <content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml' xml:base='img/'>\
                <x:p>a<x:br/><x:img src='b.png'/></x:p></x:div></content></entry></feed>
                """, "");
        Entry entry = feed.entries().getFirst();
        assertThat(feed.title()).isEqualTo("Ink");
        assertThat(feed.link()).contains("https://example.com/blog/");
        assertThat(feed.lang()).contains("de");
        assertThat(entry.title()).isEqualTo("<raw>");
        assertThat(entry.link()).contains("https://example.com/blog/2026/one");
        assertThat(entry.author()).contains("Ann, Bob");
        assertThat(entry.tags()).containsExactly("Ink", "Paper");
        assertThat(entry.summary()).isEqualTo("Short.");
        assertThat(entry.content()).isEqualTo("<p>a<br><img src=\"https://example.com/blog/2026/img/b.png\"></p>");
        assertThat(entry.updated()).contains(Instant.parse("2026-11-04T10:00:00Z"));
    }

    @Test
    void atom03IsRead() {
        Entry entry = read("""
                <feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title>
                <entry><id>1</id><title mode='escaped' type='text/html'>a &lt;b&gt;b&lt;/b&gt;</title>
                <link rel='alternate' type='text/html' href='https://example.com/1'/>
                <issued>2026-11-03T10:00:00Z</issued><modified>2026-11-04T10:00:00Z</modified>
                <content type='text/html' mode='escaped'>&lt;p&gt;hi&lt;/p&gt;</content></entry></feed>
                """, "").entries().getFirst();
        assertThat(entry.title()).isEqualTo("a b");
        assertThat(entry.published()).contains(Instant.parse("2026-11-03T10:00:00Z"));
        assertThat(entry.updated()).contains(Instant.parse("2026-11-04T10:00:00Z"));
        assertThat(entry.content()).isEqualTo("<p>hi</p>");
    }

    @Test
    void jsonFeedsOfBothVersionsAreRead() {
        ParsedFeed feed = read("""
                {"version": "https://jsonfeed.org/version/1", "title": "T", "home_page_url": "https://example.com/",
                 "author": {"name": "Ann"}, "items": [
                 {"id": 7, "url": "/7", "content_text": "one\\ntwo\\n\\nthree <3", "tags": ["a"], "image": "/7.png"},
                 {"id": "8", "external_url": "https://example.org/8", "authors": [{"name": "Bob"}, {"name": "Cleo"}],
                  "content_html": "<p><a href='x'>x</a></p>", "date_modified": "2026-11-03T10:00:00Z"}]}
                """, "");
        assertThat(feed.entries().getFirst().id()).contains("7");
        assertThat(feed.entries().getFirst().link()).contains("https://example.com/7");
        assertThat(feed.entries().getFirst().author()).contains("Ann");
        assertThat(feed.entries().getFirst().image()).contains("https://example.com/7.png");
        assertThat(feed.entries().getFirst().content()).isEqualTo("<p>one<br>two</p>\n<p>three &lt;3</p>");
        assertThat(feed.entries().getLast().author()).contains("Bob, Cleo");
        assertThat(feed.entries().getLast().content()).contains("https://example.com/x");
    }

    @Test
    void theCharsetOfHttpIsUsedOnlyIfTheBytesAreValid() {
        byte[] bytes = "<rss><channel><item><title>Žluťoučký</title></item></channel></rss>"
                .getBytes(Charset.forName("windows-1250"));
        assertThat(title(bytes, "text/xml; charset=windows-1250")).isEqualTo("Žluťoučký");
        byte[] utf8 =
                "<rss><channel><item><title>Žluťoučký</title></item></channel></rss>".getBytes(StandardCharsets.UTF_8);
        assertThat(title(utf8, "text/xml; charset=us-ascii")).isEqualTo("Žluťoučký");
    }

    @Test
    void oneBrokenCharacterDoesNotAffectTheOthers() {
        byte[] bytes =
                "<rss><channel><item><title>中文报纸 ? x</title></item></channel></rss>".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?', 5)] = (byte) 0xE4;
        assertThat(title(bytes, "")).isEqualTo("中文报纸 \ufffd x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"items": [                        | broken JSON
            {"version": "x"}                   | it has no items
            <html><body>x</body></html>        | a web page
            <urlset><url>x</url></urlset>      | neither RSS nor Atom
            plain text                         | neither RSS nor Atom
            """)
    void aResponseThatIsNoFeedIsDescribed(String written, String problem) {
        FeedParseResult parsed = FeedParser.parse(written.getBytes(StandardCharsets.UTF_8), Optional.empty(), "");
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        InvalidFeed.class, none -> assertThat(none.problem()).contains(problem));
    }

    /// Not a matter of speed: what grows with the square of the input would be a way to stop the paper.
    @Test
    void deepNestingAndUnclosedMarkupAreParsed() {
        String deep = "<a>".repeat(50_000);
        String open = "<![CDATA[ & ".repeat(50_000);
        String types = "<!DOCTYPE [".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            read("<rss><channel><item><title>" + deep + "</title></item></channel></rss>", "");
            read("<rss><channel><item><title>" + open + "</title></item></channel></rss>", "");
            read("<rss><channel>" + types + "<item></item></channel></rss>", "");
        });
    }

    private static Entry item(String inner) {
        return read(
                        "<rss version='2.0' " + NAMESPACES + "><channel><title>T</title><item>" + inner
                                + "</item></channel></rss>",
                        "https://example.com/feeds/rss")
                .entries()
                .getFirst();
    }

    private static ParsedFeed read(String feed, String address) {
        return (ParsedFeed) FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), address);
    }

    private static String title(byte[] bytes, String contentType) {
        return ((ParsedFeed) FeedParser.parse(bytes, Optional.of(contentType), ""))
                .entries()
                .getFirst()
                .title();
    }
}
