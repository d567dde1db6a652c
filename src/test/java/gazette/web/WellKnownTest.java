package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What programs ask every site for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WellKnownTest {
    private static final int ICO_HEAD = 22;

    private TestPublication publication;
    private WebServerFixture asked;

    @BeforeAll
    void open(@TempDir Path folder) {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        asked = new WebServerFixture(publication::context);
    }

    @AfterAll
    void close() {
        asked.close();
        publication.close();
    }

    @Test
    void robotsMayReadAllButTheSearchAndAreLedToTheSitemap() {
        assertThat(asked.text("/robots.txt"))
                .isEqualTo("User-agent: *\nDisallow: /search\n\nSitemap: http://127.0.0.1:8080/sitemap.xml\n");
        assertThat(type("/robots.txt")).isEqualTo("text/plain; charset=utf-8");
        assertThat(WebServerFixture.field(asked.get("/u/none"), "X-Robots-Tag")).contains("noindex");
    }

    @Test
    void theSitemapFollowsTheArchive() {
        assertThat(asked.text("/sitemap.xml")).contains("<loc>http://127.0.0.1:8080/letters/1</loc><lastmod>2026-");
        assertThat(type("/sitemap.xml")).isEqualTo("application/xml; charset=utf-8");
        for (String path :
                new String[] {"/sitemap-1.xml", "/sitemap-0.xml", "/sitemap-x.xml", "/sitemap-99999999.xml"}) {
            assertThat(asked.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theIconIsThePapersLetterInTheColoursOfItsTheme() throws IOException {
        HttpResponse<byte[]> icon = asked.get("/favicon.ico");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(type("/favicon.ico")).isEqualTo("image/x-icon");
        byte[] png = Arrays.copyOfRange(icon.body(), ICO_HEAD, icon.body().length);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(64);
        var colours = IntStream.range(0, 64 * 64)
                .mapToObj(i -> String.format(Locale.ROOT, "#%06x", picture.getRGB(i % 64, i / 64) & 0xffffff))
                .collect(Collectors.toSet());
        String page = URLDecoder.decode(asked.text("/"), StandardCharsets.UTF_8);
        Matcher linked = Pattern.compile("fill=\"(#\\w{6})\"").matcher(page);
        assertThat(linked.results().map(fill -> fill.group(1)).distinct())
                .hasSize(2)
                .isSubsetOf(colours);
        String tag = WebServerFixture.field(icon, "ETag").orElseThrow();
        assertThat(asked.get("/favicon.ico", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    /// RFC 9116 wants a contact, and a date that is less than a year away.
    @Test
    void aSecurityHoleIsReportedToTheSettingsContactOrElseToTheFirstEditor() {
        assertThat(asked.text("/.well-known/security.txt")).isEqualTo("""
                        Contact: mailto:chief@example.org
                        Expires: 2027-07-01T00:00:00Z
                        Preferred-Languages: en
                        Canonical: http://127.0.0.1:8080/.well-known/security.txt
                        """);
        assertThat(WebServerFixture.field(asked.get("/security.txt"), "Location"))
                .contains("/.well-known/security.txt");
        publication.clock.pass(Duration.ofDays(40));
        assertThat(asked.text("/.well-known/security.txt")).doesNotContain("2027-07-01");
    }

    private String type(String path) {
        return WebServerFixture.field(asked.get(path), "Content-Type").orElseThrow();
    }
}
