package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Relative addresses of every form, in every format, against every base.
class FeedAddressesTest {
    private static final String PAGE = "https://v.example/blog/wheels/";

    /// An address as it is written, and what it is against the page, against `https://b.example/x/y` and against the
    /// feed at `https://f.example/feeds/all` alone.
    private static final List<List<String>> ADDRESSES = List.of(
            List.of("spokes.html", PAGE + "spokes.html", "https://b.example/x/spokes.html", feeds("spokes.html")),
            List.of("./a b.png", PAGE + "a b.png", "https://b.example/x/a b.png", feeds("a b.png")),
            List.of("../rims", "https://v.example/blog/rims", "https://b.example/rims", "https://f.example/rims"),
            List.of("?p=7", PAGE + "?p=7", "https://b.example/x/y?p=7", "https://f.example/feeds/all?p=7"),
            List.of("/about", "https://v.example/about", "https://b.example/about", "https://f.example/about"),
            List.of("//cdn.example/p.png", "https://cdn.example/p.png", "https://cdn.example/p.png", same("p.png")),
            List.of("https://o.example/1", "https://o.example/1", "https://o.example/1", "https://o.example/1"),
            List.of("#note", "#note", "#note", "#note"),
            List.of("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"));

    private static String feeds(String path) {
        return "https://f.example/feeds/" + path;
    }

    private static String same(String path) {
        return "https://cdn.example/" + path;
    }

    enum Format {
        RSS,
        RDF,
        ATOM,
        XHTML,
        JSON
    }

    private enum Where {
        PAGE,
        BASE_ELEMENT,
        XML_BASE,
        FEED
    }

    record Shape(Format format, Where base, String attribute, String written, String right) {}

    private static List<Shape> shapes(Format format) {
        return Stream.of(Where.values())
                .filter(base -> base != Where.XML_BASE || format != Format.JSON)
                .flatMap(base -> ADDRESSES.stream()
                        .flatMap(one -> Stream.of("href", "src")
                                .map(name -> new Shape(format, base, name, one.getFirst(), right(base, one)))))
                .toList();
    }

    private static String right(Where base, List<String> address) {
        return switch (base) {
            case PAGE -> address.get(1);
            case BASE_ELEMENT, XML_BASE -> address.get(2);
            case FEED -> address.get(3);
        };
    }

    @ParameterizedTest
    @EnumSource
    void anAddressIsResolvedAgainstItsBase(Format format) {
        assertThat(shapes(format)).allSatisfy(shape -> {
            String html = (shape.base == Where.BASE_ELEMENT ? "<base href=\"https://b.example/x/y\"/>" : "")
                    + (shape.attribute.equals("href")
                            ? "<a href=\"" + shape.written + "\">x</a>"
                            : "<img alt=\"x\" src=\"" + shape.written + "\"/>");
            String base = shape.base == Where.XML_BASE ? " xml:base='https://b.example/x/y'" : "";
            String page = shape.base == Where.FEED ? "" : PAGE;
            String read = read(feed(format, html, base, page), "https://f.example/feeds/all")
                    .content();
            assertThat(read)
                    .contains(shape.attribute + "=\"" + shape.right + "\"")
                    .doesNotContain("<base");
        });
    }

    /// The same without the address at which the feed was fetched, as `gazette feed FILE` reads it.
    @ParameterizedTest
    @EnumSource
    void aFileIsReadAsAFetchedFeed(Format format) {
        assertThat(shapes(format)).allSatisfy(shape -> {
            String html = "<a href=\"" + shape.written + "\">x</a><img src=\"" + shape.written + "\"/>";
            String feed = feed(format, html, "", shape.base == Where.FEED ? "" : PAGE);
            assertThat(read(feed, "")).isEqualTo(read(feed, "https://f.example/feeds/all"));
        });
    }

    private static String feed(Format format, String html, String base, String page) throws Exception {
        String escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String site = page.isEmpty() ? "" : "https://v.example";
        String self = "rel='self' href='https://f.example/feeds/all'/>";
        return switch (format) {
            case RSS ->
                "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title>"
                        + element("link", site) + "<atom:link " + self + "<item" + base + ">" + element("link", page)
                        + "<description>" + escaped + "</description></item></channel></rss>";
            case RDF ->
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                        + " xmlns='http://purl.org/rss/1.0/' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
                        + element("link", site) + "<atom:link " + self + "</channel><item" + base + ">"
                        + element("link", page) + "<description>" + escaped + "</description></item></rdf:RDF>";
            case ATOM, XHTML ->
                "<feed xmlns='http://www.w3.org/2005/Atom'><link " + self + link(site) + "<entry" + base
                        + "><id>1</id>" + link(page)
                        + (format == Format.ATOM
                                ? "<content type='html'>" + escaped + "</content>"
                                : "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>" + html
                                        + "</div></content>")
                        + "</entry></feed>";
            case JSON ->
                JsonMapper.builder()
                        .build()
                        .writeValueAsString(Map.of(
                                "feed_url",
                                "https://f.example/feeds/all",
                                "home_page_url",
                                site,
                                "items",
                                List.of(Map.of("id", "1", "url", page, "content_html", html))));
        };
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    private static String link(String address) {
        return address.isEmpty() ? "" : "<link href='" + address + "'/>";
    }

    private static Entry read(String feed, String address) {
        return ((ParsedFeed) FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), address))
                .entries()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <link>/2026/rims</link>                                      | https://v.example/2026/rims
            <link>2026/rims</link>                                       | https://v.example/2026/rims
            <link>//v.example/rims</link>                                | https://v.example/rims
            <guid>https://v.example/rims</guid>                          | https://v.example/rims
            <guid isPermaLink='true'>/rims</guid>                        | https://v.example/rims
            <guid>rims-77</guid>                                         |
            <guid isPermaLink='false'>https://v.example/77</guid>        |
            <guid isPermaLink='false'>/77</guid>                         |
            """)
    void anItemsOwnAddressBelongsToTheChannelsSite(String item, String link) {
        String feed = "<rss><channel><link>https://v.example/</link><item><title>T</title>" + item
                + "</item></channel></rss>";
        assertThat(read(feed, "https://feeds.example.net/v/rss").link()).isEqualTo(Optional.ofNullable(link));
        assertThat(read(feed, "").link()).isEqualTo(Optional.ofNullable(link));
    }

    @Test
    void aRootedAddressInALinkBlogIsOneOfTheBlog() {
        String feed = "<rss><channel><link>https://blog.example</link><item><link>https://news.example/1</link>"
                + "<description>&lt;a href='/tags'>t&lt;/a></description></item></channel></rss>";
        assertThat(read(feed, "").content()).isEqualTo("<a href=\"https://blog.example/tags\">t</a>");
    }

    @Test
    void anImageWithoutAnAddressGetsNone() {
        String feed = "<rss><channel><item><link>https://v.example/1</link>"
                + "<description>&lt;img src='' data-src='a.png'></description></item></channel></rss>";
        assertThat(read(feed, "").content()).isEqualTo("<img src=\"\" data-src=\"a.png\">");
    }
}
