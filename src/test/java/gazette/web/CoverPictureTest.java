package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.articles.TestImages;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The picture that stands for an article without a cover, as a paper's readers see it.
@SuppressWarnings("NullAway.Init") // set before each test
class CoverPictureTest {
    private static final String BADGE = "![build](badge.png) Words.\n\n";

    @TempDir
    Path folder;

    private HttpServer feed;

    @BeforeEach
    void open() throws IOException {
        feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, byte[]> files = Map.of(
                "/large.png", TestImages.picture("png", 640, 320), "/feed", """
                <rss version="2.0"><channel><title>Wire</title><item><guid>1</guid><title>Entry</title><link>https://example.org/1</link>
                <description>&lt;p&gt;Words. &lt;img src="/large.png" alt="A pier"&gt;&lt;/p&gt;</description></item></channel></rss>
                """.getBytes(StandardCharsets.UTF_8));
        feed.createContext("/", exchange -> {
            byte[] file = files.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.sendResponseHeaders(file.length == 0 ? 404 : 200, file.length == 0 ? -1 : file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        feed.start();
    }

    @AfterEach
    void close() {
        feed.stop(0);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theFirstLargePictureStandsForItsArticle(TestDatabase kind) throws Exception {
        try (var paper = new TestPublication(folder, kind);
                var server = new WebServerFixture(paper::context)) {
            writeArticles(paper);
            paper.publish("weekly");
            Document front = Jsoup.parse(server.text("/"));
            String wide = address(pictures(front, "Drawn"));
            String tall = address(pictures(front, "Covered"));

            assertThat(List.of(wide, tall))
                    .allMatch(address -> address.startsWith("/i/"))
                    .doesNotHaveDuplicates();
            assertThat(pictures(front, "Drawn").eachAttr("width")).containsExactly("800");
            assertThat(pictures(front, "Drawn").eachAttr("height")).containsExactly("420");
            assertThat(pictures(front, "Entry").eachAttr("width")).containsExactly("640");
            assertThat(pictures(front, "Small")).isEmpty();
            assertThat(pictures(front, "Scaled")).isEmpty();
            assertIsShownOnce(paper, server, wide);

            editArticles(paper);
            paper.publish("weekly");
            assertThat(pictureOf(server, "Drawn")).isEqualTo(tall);
            assertThat(pictureOf(server, "Covered")).isEqualTo(wide);
            assertThat(pictureOf(server, "Scaled")).isEmpty();
            assertThat(shown(letter(paper), wide)).as("where the text is not").contains("Later");

            TestDatabase.execute(paper.config().database(), "update article set lead_picture = null");
            paper.restart();
            assertThat(pictureOf(server, "Drawn"))
                    .as("of an article of an earlier edition")
                    .isEqualTo(tall);
            assertThat(pictureOf(server, "Scaled")).isEmpty();
            assertThat(TestDatabase.rows(
                            paper.config().database(), "select count(*) from article where lead_picture is null"))
                    .containsExactly(List.of("0"));
        }
    }

    private void writeArticles(TestPublication paper) throws IOException {
        String relay = TestPublication.relay(paper.mail.getSmtp().getPort());
        String address = "http://127.0.0.1:" + feed.getAddress().getPort() + "/feed";
        paper.write(
                "gazette.yaml",
                TestPublication.settings(relay).replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\nsources:\n  seeds: {folder: seeds}\n  wire: {first: 1, feed: '"
                        + address + "'}\n");
        paper.reread();
        Files.write(folder.resolve("seeds/wide.png"), TestImages.picture("png", 800, 420));
        Files.write(folder.resolve("seeds/tall.png"), TestImages.picture("png", 500, 700));
        Files.write(folder.resolve("seeds/badge.png"), TestImages.picture("png", 120, 20));
        paper.article(
                "drawn.md", "Drawn", "2026-11-21", BADGE + "![2 > 1](wide.png)\n\n![Tall](tall.png)", "tags: [mail]");
        paper.article("small.md", "Small", "2026-11-21", BADGE);
        paper.article("scaled.md", "Scaled", "2026-11-21", "<p>Words. <img src=\"tall.png\" width=\"40\"></p>");
        paper.article("covered.md", "Covered", "2026-11-21", "Words.\n\n![Wide](wide.png)", "cover: tall.png");
    }

    /// With its own words where it is in the text; elsewhere a link or a title says what it is of.
    private static void assertIsShownOnce(TestPublication paper, WebServerFixture server, String wide)
            throws MessagingException, IOException {
        String page = card(Jsoup.parse(server.text("/")), "Drawn").select("a").attr("href");
        Document article = Jsoup.parse(server.text(page.replaceFirst("^http://127.0.0.1:8080", "")));
        assertThat(shown(article, wide)).containsExactly("2 > 1");
        assertThat(article.select("meta[property=og:image]").attr("content")).endsWith(wide);
        assertThat(article.select("meta[property=og:image:width]").attr("content"))
                .isEqualTo("800");
        assertThat(shown(Jsoup.parse(server.text("/letters/1")), wide)).containsExactlyInAnyOrder("2 > 1", "Wide");
        assertThat(shown(letter(paper), wide)).containsExactlyInAnyOrder("2 > 1", "Wide");
        Document topic = Jsoup.parse(server.text("/letters/topic/mail.rss"), Parser.xmlParser());
        assertThat(topic.select("item > media|thumbnail").attr("url")).endsWith(wide);
    }

    private static void editArticles(TestPublication paper) {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nshow: summary\n");
        paper.reread();
        paper.article("drawn.md", "Drawn", "2026-11-21", BADGE + "![Tall](tall.png)", "tags: [mail]");
        paper.article("covered.md", "Covered", "2026-11-21", "Words.\n\n![Wide](wide.png)");
        paper.article("later.md", "Later", "2026-11-22", "Words.\n\n![Wide](wide.png)");
    }

    private static String pictureOf(WebServerFixture server, String title) {
        return address(pictures(Jsoup.parse(server.text("/")), title));
    }

    /// Without the host.
    private static String address(Elements pictures) {
        return pictures.attr("src").replaceFirst("^http://127.0.0.1:8080", "");
    }

    private static Elements pictures(Document front, String title) {
        return card(front, title).select("img");
    }

    private static Element card(Document front, String title) {
        return front.select(".lead, .card").stream()
                .filter(card -> card.select("h2, h3").text().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /// Returns what the pictures of this address say for those who do not see them.
    private static List<String> shown(Document document, String address) {
        return document.select("img[src$=" + address + "]").eachAttr("alt");
    }

    private static Document letter(TestPublication paper) throws MessagingException, IOException {
        var parts = new ArrayList<String>();
        addHtml(paper.mailsTo("ann@example.com").getLast(), parts);
        return Jsoup.parse(parts.getFirst());
    }

    private static void addHtml(Part part, List<String> found) throws MessagingException, IOException {
        if (part.isMimeType("text/html")) {
            found.add((String) part.getContent());
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                addHtml(parts.getBodyPart(i), found);
            }
        }
    }
}
