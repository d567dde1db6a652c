package gazette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import gazette.press.site.WriteSite;
import gazette.press.site.WriteSite.Written;
import gazette.web.OwnSiteClient;
import gazette.web.WebServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paper as a folder of files, looked at as a plain web host would show it.
class StaticSiteTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final String NEEDS_A_SERVER = "/(subscribe|preferences|search)(/.*)?";

    @TempDir
    Path folder;

    private Path out;
    private TestPublication publication;
    private WebServer server;
    private OwnSiteClient ownSiteClient;

    @BeforeEach
    void open() throws IOException {
        out = folder.resolve("www");
        publication = new TestPublication(folder.resolve("paper"));
        ImageIO.write(
                new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB),
                "png",
                publication.folder.resolve("seeds/light.png").toFile());
        publication.article("lit.md", "Lit", "2026-11-21", "![A light](light.png)", "tags: [mail, 邮件]");
        publication.publish("weekly");
        publication.article("second.md", "Second", "2026-11-22", "More of it.", "tags: [mail]");
        publication.publish("weekly");
        publication.article("inner.md", "For the inner list", "2026-11-22", "Secret.");
        publication.publish("inner");
        server = new WebServer(publication::context, now -> Optional.empty());
        ownSiteClient = new OwnSiteClient(server.start(new WebConfig("127.0.0.1", 0, List.of())));
    }

    @AfterEach
    void close() {
        ownSiteClient.close();
        server.close();
        publication.close();
    }

    @Test
    void everyFileHoldsWhatTheServerAnswersAndEveryLinkLeadsToOne() throws IOException {
        write();
        Map<String, byte[]> seen = crawl();
        assertThat(seen.keySet())
                .contains(
                        "/",
                        "/letters/",
                        "/letters/1",
                        "/letters/2",
                        "/style.css",
                        "/feed.rss",
                        "/feeds",
                        "/feeds.opml")
                .anyMatch(address -> address.startsWith("/a/second"))
                .anyMatch(address -> address.startsWith("/i/"));
        seen.forEach((address, bytes) ->
                assertThat(ownSiteClient.page(address)).as(address).hasValue(bytes));
        assertThat(Files.readAllBytes(out.resolve("404.html"))).isEqualTo(ownSiteClient.notFound());
        assertThat(out.resolve("_headers"))
                .content()
                .startsWith(
                        "/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:;")
                .contains("\n  X-Content-Type-Options: nosniff\n", "\n  Referrer-Policy: no-referrer\n", "\n/i/*\n");
        assertThat(files()).contains("robots.txt", "sitemap.xml", "favicon.ico", ".well-known/security.txt");
        assertThat(files()).anyMatch(file -> file.equals("tag/邮件.rss")).noneMatch(file -> file.contains("inner"));
    }

    @Test
    void whatIsAsItWasIsNotTouchedAndWhatIsWithdrawnGoes() throws IOException {
        Written first = write();
        assertThat(first.written()).isEqualTo(files().size());
        for (String file : files()) {
            Files.setLastModifiedTime(out.resolve(file), LONG_AGO);
        }
        assertThat(write()).isEqualTo(new Written(0, first.written(), 0));
        assertThat(times()).containsOnly(LONG_AGO);

        Files.writeString(out.resolve("CNAME"), "letters.example.org");
        withdraw(2);
        Written without = write();
        assertThat(without.removed()).isPositive();
        assertThat(files()).contains("CNAME", "letters/1/index.html").noneMatch(file -> file.startsWith("letters/2"));
        assertThat(Files.getLastModifiedTime(out.resolve("style.css"))).isEqualTo(LONG_AGO);
        assertThat(Files.notExists(out.resolve("letters/2"))).isTrue();
    }

    @Test
    void anInterruptedRunIsMadeGood() throws IOException {
        assertThatThrownBy(() -> new WriteSite(
                                publication.context(),
                                this::breaksAtAnArticle,
                                new byte[] {'4'},
                                ownSiteClient::headers)
                        .run(out))
                .hasMessage("power cut");
        Files.writeString(out.resolve(".gazette-site.part"), "half");
        write();
        assertThat(crawl()).isNotEmpty();
        assertThat(Files.exists(out.resolve(".gazette-site.part"))).isFalse();
        Written again = write();
        assertThat(again.written() + again.removed()).isZero();
    }

    @Test
    void otherPeoplesFilesAreLeftAlone() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("index.html"), "mine");
        assertThatThrownBy(this::write)
                .hasMessage(out + " holds files that gazette site did not write (index.html); name an empty folder, or"
                        + " a new one");
        Files.delete(out.resolve("index.html"));
        Files.createDirectories(out.resolve(".git"));
        write();

        Files.delete(out.resolve("letters/2/index.html"));
        withdraw(2);
        write();
        Files.createDirectories(out.resolve("letters/2"));
        Files.writeString(out.resolve("letters/2/index.html"), "mine");
        restore(2);
        assertThatThrownBy(this::write).hasMessageContaining("letters/2/index.html is in the way");
        assertThat(out.resolve("letters/2/index.html")).hasContent("mine");
    }

    private Optional<byte[]> breaksAtAnArticle(String address) {
        if (address.startsWith("/a/")) {
            throw new IllegalStateException("power cut");
        }
        return ownSiteClient.page(address);
    }

    private Written write() {
        return new WriteSite(
                        publication.context(), ownSiteClient::page, ownSiteClient.notFound(), ownSiteClient::headers)
                .run(out);
    }

    private void withdraw(long number) {
        show(number, true);
    }

    private void restore(long number) {
        show(number, false);
    }

    private void show(long number, boolean withdrawn) {
        publication.clock.pass(Duration.ofMinutes(1));
        publication.context().store().change(tables -> {
            long issue = tables.sending().find("letters", number).orElseThrow().id();
            tables.issues().withdraw(issue, withdrawn, publication.clock.instant());
        });
    }

    /// From the front page on, by links, as files: a folder is its `index.html`.
    private Map<String, byte[]> crawl() throws IOException {
        var seen = new TreeMap<String, byte[]>();
        var todo = new ArrayDeque<>(List.of("/"));
        while (!todo.isEmpty()) {
            String address = todo.remove();
            if (seen.containsKey(address)) {
                continue;
            }
            Path file = out.resolve(URI.create(address).getPath().substring(1));
            byte[] bytes = Files.readAllBytes(Files.isDirectory(file) ? file.resolve("index.html") : file);
            seen.put(address, bytes);
            todo.addAll(links(address, bytes));
        }
        return seen;
    }

    private static Set<String> links(String address, byte[] bytes) throws IOException {
        var links = new TreeSet<String>();
        if (address.matches("/i/.*|.*\\.(css|json)")) {
            return links;
        }
        boolean isXml = address.matches(".*\\.(rss|atom|opml)");
        Document page = Jsoup.parse(
                new ByteArrayInputStream(bytes),
                "UTF-8",
                "http://127.0.0.1:8080" + address,
                isXml ? Parser.xmlParser() : Parser.htmlParser());
        for (String attribute : List.of("href", "src", "action", "xmlUrl")) {
            page.select("[" + attribute + "]").eachAttr("abs:" + attribute).stream()
                    .filter(link -> link.startsWith("http://127.0.0.1:8080/"))
                    .map(link ->
                            link.substring("http://127.0.0.1:8080".length()).replaceFirst("[?#].*", ""))
                    .filter(link -> !link.matches(NEEDS_A_SERVER))
                    .forEach(links::add);
        }
        return links;
    }

    private List<FileTime> times() throws IOException {
        var times = new TreeSet<FileTime>();
        for (String file : files()) {
            times.add(Files.getLastModifiedTime(out.resolve(file)));
        }
        return List.copyOf(times);
    }

    /// All but the list of them.
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .filter(file -> !file.startsWith(".gazette-site"))
                    .sorted()
                    .toList();
        }
    }
}
