package gazette.press.site;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.sending.ControlIssue;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which pages search engines are told of.
class SitemapTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void allPublicPagesAndNoOthersAreListedWithTheirLastChange(TestDatabase kind) {
        try (var publication = new TestPublication(folder.resolve(kind.name()), kind)) {
            publication.publish("weekly");
            Instant first = publication.clock.instant();
            publication.clock.pass(Duration.ofDays(7));
            publication.article("second.md", "Second", "2026-11-22", "More of it.");
            publication.publish("weekly");
            publication.article("inner.md", "For the inner list", "2026-11-22", "Secret.");
            publication.publish("inner");
            Map<String, String> pages = pages(new Sitemap(publication.context()).main());

            String base = publication.context().site().absolute("/");
            assertThat(pages)
                    .containsKeys(base, base + "feeds", base + "letters/", base + "letters/1", base + "letters/2");
            assertThat(pages.keySet())
                    .anyMatch(page -> page.startsWith(base + "a/second-"))
                    .noneMatch(page -> page.contains("inner") || page.contains("/u/"));
            assertThat(Instant.parse(pages.get(base + "letters/1"))).isBeforeOrEqualTo(first);
            assertThat(Instant.parse(pages.get(base + "letters/2"))).isAfter(first);
            assertThat(pages.get(base))
                    .isEqualTo(pages.get(base + "letters/2"))
                    .isEqualTo(pages.get(base + "letters/"));

            assertParts(publication, pages);
            var orders = new ControlIssue(publication.context());
            orders.withdraw(orders.find("letters/2").orElseThrow());
            assertThat(pages(new Sitemap(publication.context()).main()).keySet())
                    .doesNotContain(base + "letters/2")
                    .noneMatch(page -> page.contains("second-"));
        }
    }

    /// A file lists 50 000 pages at most; here 2.
    private static void assertParts(TestPublication publication, Map<String, String> pages) {
        var sitemap = new Sitemap(publication.context(), 2);
        Document index = Jsoup.parse(sitemap.main(), Parser.xmlParser());
        int parts = (pages.size() + 1) / 2;
        assertThat(index.select("sitemapindex > sitemap > loc").eachText())
                .isEqualTo(IntStream.rangeClosed(1, parts)
                        .mapToObj(part -> publication.context().site().absolute("/sitemap-" + part + ".xml"))
                        .toList());
        var listed = new TreeMap<String, String>();
        for (int part = 1; part <= parts; part++) {
            Map<String, String> some = pages(sitemap.part(part).orElseThrow());
            assertThat(some).hasSizeBetween(1, 2);
            listed.putAll(some);
        }
        assertThat(listed).isEqualTo(pages);
        assertThat(sitemap.part(0)).isEmpty();
        assertThat(sitemap.part(parts + 1)).isEmpty();
        assertThat(new Sitemap(publication.context()).part(1)).isEmpty();
        List<String> files = publication
                .context()
                .store()
                .read(tables -> sitemap.addresses(tables).toList());
        assertThat(files)
                .hasSize(1 + parts + pages.size())
                .startsWith("/sitemap.xml", "/sitemap-1.xml")
                .contains("/", "/letters/2");
    }

    private static Map<String, String> pages(String xml) {
        var pages = new TreeMap<String, String>();
        Jsoup.parse(xml, Parser.xmlParser())
                .select("urlset > url")
                .forEach(page -> pages.put(
                        page.select("loc").text(), page.select("lastmod").text()));
        return pages;
    }
}
