package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What feeds of the world use beside the elements of their own format.
class FeedDialectsTest {
    private static final String NAMESPACES = " xmlns:dc='http://purl.org/dc/elements/1.1/'"
            + " xmlns:dcterms='http://purl.org/dc/terms/' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
            + " xmlns:media='http://search.yahoo.com/mrss/' xmlns:xhtml='http://www.w3.org/1999/xhtml'"
            + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:a='http://www.w3.org/2005/Atom'";

    record Packed(String format, String attributes, String text, String right) {
        String feed() {
            String content = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            String inner = "<title " + attributes + ">" + content + "</title><ELEMENT " + attributes + ">\n  " + content
                    + "\n</ELEMENT>";
            return switch (format) {
                case "0.3 summary", "0.3 content" ->
                    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                            + inner.replace("ELEMENT", format.substring(4)) + "</entry></feed>";
                case "1.0 summary", "1.0 content" ->
                    "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + inner.replace("ELEMENT", format.substring(4))
                            + "</entry></feed>";
                default ->
                    "<rss" + NAMESPACES + "><channel><item>" + inner.replace("ELEMENT", format)
                            + "</item></channel></rss>";
            };
        }
    }

    static Stream<Packed> packed() {
        List<Packed> all = new ArrayList<>();
        for (String format : List.of(
                "0.3 summary",
                "0.3 content",
                "1.0 summary",
                "1.0 content",
                "description",
                "content:encoded",
                "a:content")) {
            for (String type : List.of("", "type='text/html' ", "type='html' ", "type='application/octet-stream' ")) {
                all.add(new Packed(format, type + "mode='base64'", "Ink <b>&amp;</b> 纸", "Ink <b>&amp;</b> 纸"));
            }
            all.add(new Packed(format, "encoding='base64'", "<p>Ink</p>", "<p>Ink</p>"));
            all.add(new Packed(format, "type='application/octet-stream'", "Ink <b>x</b>", "Ink <b>x</b>"));
            all.add(new Packed(
                    format,
                    "mode='base64'",
                    "long ".repeat(40).strip(),
                    "long ".repeat(40).strip()));
        }
        for (String format : List.of("0.3 summary", "0.3 content", "1.0 summary", "1.0 content")) {
            all.add(new Packed(format, "type='text/plain' mode='base64'", "a <b> c", "a &lt;b&gt; c"));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("packed")
    void base64IsDecoded(Packed packed) {
        Entry entry = only(packed.feed());
        assertThat(entry.content()).isEqualTo(packed.right);
        assertThat(entry.title())
                .isEqualTo(packed.right
                        .replaceAll("<[^>]*>", "")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type='html'                    | aGVsbG8=             | aGVsbG8=
            type='text/plain'              | aGVsbG8=             | aGVsbG8=
            type='application/xml'         | aGVsbG8=             | aGVsbG8=
            mode='escaped'                 | aGVsbG8=             | aGVsbG8=
            mode='base64'                  | not base64 at all!   | not base64 at all!
            type='application/json'        | Test                 | Test
            mode='base64' type='image/png' | iVBORw0KGgo=         | ''
            type='image/png'               | iVBORw0KGgo=         | ''
            """)
    void whatIsNoBase64StaysAndAPictureIsNoText(String attributes, String written, String right) {
        Entry entry = only("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content " + attributes
                + ">" + written + "</content></entry></feed>");
        assertThat(entry.content()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <description>Ink</description>                             | Ink
            <dc:description>Ink</dc:description>                       | Ink
            <dcterms:abstract>Ink</dcterms:abstract>                   | Ink
            <itunes:summary>Ink</itunes:summary>                       | Ink
            <description/><itunes:subtitle>Ink</itunes:subtitle>       | Ink
            <fullitem>&lt;p>Ink&lt;/p></fullitem>                      | <p>Ink</p>
            <content:encoded>&lt;p>Ink&lt;/p></content:encoded>        | <p>Ink</p>
            <content:encoded><![CDATA[<p>Ink</p>]]></content:encoded>  | <p>Ink</p>
            <Content:Encoded>&lt;p>Ink&lt;/p></Content:Encoded>        | <p>Ink</p>
            <encoded>&lt;p>Ink&lt;/p></encoded>                        | <p>Ink</p>
            <content:encoded><p>Ink</p></content:encoded>              | <p>Ink</p>
            <xhtml:body><xhtml:p>Ink</xhtml:p></xhtml:body>            | <p>Ink</p>
            <xhtml:div><xhtml:p>Ink</xhtml:p></xhtml:div>              | <p>Ink</p>
            <body xmlns='http://www.w3.org/1999/xhtml'><p>Ink</p></body> | <p>Ink</p>
            <a:content type='html'>&lt;p>Ink&lt;/p></a:content>        | <p>Ink</p>
            <media:description>I &lt;3 ink</media:description>         | I &lt;3 ink
            <media:description type='html'>&lt;i>Ink&lt;/i></media:description> | <i>Ink</i>
            <media:group><media:description>Ink</media:description></media:group> | Ink
            <media:content url='x'><media:description>Ink</media:description></media:content> | Ink
            <description>Read about &lt;!DOCTYPE html></description>   | Read about <!DOCTYPE html>
            <description><![CDATA[ <!DOCTYPE ]]></description>         | <!DOCTYPE
            """)
    void theTextOfAnItemIsFound(String item, String right) {
        assertThat(item(item).content()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <dc:title>Ink</dc:title>                               | Ink
            <dcterms:title>Ink</dcterms:title>                     | Ink
            <itunes:title>Ink</itunes:title>                       | Ink
            <media:group><media:title>Ink</media:title></media:group> | Ink
            <title/><dc:title>Ink</dc:title>                       | Ink
            <title>I don&#146;t</title>                            | I don’t
            """)
    void theTitleOfAnItemIsFound(String item, String right) {
        assertThat(item(item).title()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <dc:creator>Ann</dc:creator>                                    | Ann
            <dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator>        | Ann, Bob
            <dcterms:creator>Ann</dcterms:creator>                          | Ann
            <itunes:author>Ann</itunes:author>                              | Ann
            <a:author><a:name>Ann</a:name></a:author><a:author><a:name>Bob</a:name></a:author> | Ann, Bob
            """)
    void theAuthorsOfAnItemAreFound(String item, String right) {
        assertThat(item(item).author()).contains(right);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            dc:date, published
            dcterms:issued, published
            dcterms:created, published
            dcterms:available, published
            dcterms:modified, updated
            """)
    void theDatesOfDublinCoreAreFound(String name, String meaning) {
        String date = "<" + name + ">2026-11-03T10:00:00Z</" + name + ">";
        Instant right = Instant.parse("2026-11-03T10:00:00Z");
        for (Entry entry : List.of(
                item(date),
                only("<feed xmlns='http://www.w3.org/2005/Atom'" + NAMESPACES + "><entry><title>T</title>" + date
                        + "</entry></feed>"))) {
            assertThat(meaning.equals("published") ? entry.published() : entry.updated())
                    .contains(right);
        }
    }

    /// Bytes of windows-1252 that a program took for ISO-8859-1 and wrote as UTF-8.
    @Test
    void controlCharactersOfWindows1252AreLetters() {
        assertThat(item("<title>\u0093I don\u0092t\u0094 \u0080 5\u0085 \u0081</title>")
                        .title())
                .isEqualTo("“I don’t” € 5…");
    }

    @Test
    void theTagsOfOtherVocabulariesAreFound() {
        assertThat(item("<category>a</category><dc:subject>b</dc:subject><itunes:keywords>c, d,a</itunes:keywords>")
                        .tags())
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void theTitleOfAChannelMayBeThatOfDublinCore() {
        ParsedFeed feed = read("<rss" + NAMESPACES + "><channel><dc:title>Ink</dc:title><item/></channel></rss>");
        assertThat(feed.title()).isEqualTo("Ink");
    }

    @Test
    void windows1252InJsonIsMended() {
        assertThat(only("{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"don\\u0092t\","
                        + " \"content_html\": \"<p>don\u0092t</p>\"}]}"))
                .satisfies(entry -> assertThat(entry.title()).isEqualTo("don’t"))
                .satisfies(entry -> assertThat(entry.content()).isEqualTo("<p>don’t</p>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!ENTITY ink "Ink &amp; paper">                             | &ink;     | Ink & paper
            <!ENTITY ink 'Ink'>                                         | &ink;     | Ink
            <!ENTITY a "A"> <!ENTITY b "&a;B&a;">                       | &b;       | ABA
            <!ENTITY b "&a;B"> <!ENTITY a "A">                          | &b;       | AB
            <!ENTITY nbsp "&#38;#160;">                                 | a&nbsp;b  | a b
            <!ENTITY nbsp "&#160;">                                     | a&nbsp;b  | a b
            <!ENTITY lt "&#38;#60;"> <!ENTITY gt "x">                   | &lt;&gt;  | <>
            <!ENTITY say '"hi"'>                                        | &say;     | "hi"
            <!-- don't > [ ] --> <!ENTITY ink "a > b ]">                | &ink;     | a > b ]
            <!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x; <!ENTITY y "Y"> | &y; | Y
            <!ENTITY out SYSTEM "file:///etc/passwd">                   | &out;     | &out;
            <!ENTITY me "&me;">                                         | &me;      | &me;
            <!ENTITY a "&b;"> <!ENTITY b "&a;">                         | &a;       | &a;
            <!ENTITY ink "Ink">                                         | &other;   | &other;
            """)
    void entitiesOfADocumentTypeOfItsOwnAreExpanded(String declared, String written, String right) {
        Entry entry = only("<?xml version='1.0'?><!-- x --><!DOCTYPE rss [\n" + declared + "\n]>"
                + "<rss><channel><item><title>" + written + "</title></item></channel></rss>");
        assertThat(entry.title()).isEqualTo(right);
    }

    @Test
    void anEntityMayHoldMarkupOrStandInAnAttribute() {
        Entry entry = only("<!DOCTYPE rss [<!ENTITY site 'https://v.example'><!ENTITY q '\"'>"
                + "<!ENTITY more '<category>Ink</category>'>]><rss><channel><item>"
                + "<enclosure url=\"&site;/1.mp3\" type=\"a&q;b\"/>&more;<title><![CDATA[&site;]]></title>"
                + "</item></channel></rss>");
        assertThat(entry.enclosures()).containsExactly(new Enclosure("https://v.example/1.mp3", "audio/mpeg", 0));
        assertThat(entry.tags()).containsExactly("Ink");
        assertThat(entry.title()).isEqualTo("&site;");
    }

    @Test
    void aBombOfEntitiesIsNotExpanded() {
        var laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        String wide = "<!DOCTYPE rss [<!ENTITY w '" + "x".repeat(3_999) + "'>]><rss><channel><item><title>"
                + "&w;".repeat(100_000) + "</title></item></channel></rss>";
        laughs.append("]><rss><channel><item><title>&l29; &l2;</title></item></channel></rss>");
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(only(laughs.toString()).title()).startsWith("&l29; lollol");
            assertThat(LenientXmlParser.parse(wide).wholeText().length()).isLessThan(1_500_000);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one                                  | one
            one\\ntwo                            | one<br>two
            one\\n\\ntwo                         | <p>one</p>~<p>two</p>
            one\\r\\n \\t\\r\\n\\r\\ntwo         | <p>one</p>~<p>two</p>
            AT&amp;amp;T &amp;#8211; x\\n\\ny    | <p>AT&amp;T – x</p>~<p>y</p>
            see &lt;a href="https://x.example/">x&lt;/a>\\n\\ny | <p>see <a href="https://x.example/">x</a></p>~<p>y</p>
            &lt;p>a&lt;/p>\\n\\n&lt;p>b&lt;/p>   | <p>a</p>~~<p>b</p>
            a&lt;br>\\n\\nb                      | a<br>~~b
            """)
    void aDescriptionThatIsTextKeepsItsParagraphs(String written, String right) {
        String text = written.replace("\\n", "\n").replace("\\r", "&#13;").replace("\\t", "\t");
        assertThat(item("<description>" + text + "</description>").content()).isEqualTo(right.replace('~', '\n'));
    }

    @Test
    void aDescriptionThatIsWrappedIsOneLine() {
        String text = "The first line of what is wrapped at some width\n"
                + "and its second line, which has some more words\nend.";
        assertThat(item("<description>" + text + "</description>").content()).isEqualTo(text);
    }

    private static Entry item(String inner) {
        return only("<rss version='2.0'" + NAMESPACES + "><channel><title>T</title><item>" + inner
                + "</item></channel></rss>");
    }

    private static Entry only(String feed) {
        return read(feed).entries().getFirst();
    }

    private static ParsedFeed read(String feed) {
        return (ParsedFeed) FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), "");
    }
}
