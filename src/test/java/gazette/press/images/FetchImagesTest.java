package gazette.press.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.TestImages;
import gazette.issues.Reason;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.WorkspaceReloader;
import gazette.store.IssueSeriesKey;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures are fetched when an article comes in.
class FetchImagesTest {
    private static final String ALLOWED = "fetch: {allow: [127.0.0.1]}\n";

    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private String base;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " referer="
                    + exchange.getRequestHeaders().getFirst("Referer"));
            byte[] bytes = exchange.getRequestURI().getPath().contains("bad")
                    ? new byte[] {1, 2, 3}
                    : TestImages.picture("png", 640, 320);
            exchange.sendResponseHeaders(status, status == 200 ? bytes.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        publication = new TestPublication(folder);
        allow(ALLOWED);
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    private void allow(String fetch) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + fetch);
        publication.reread();
    }

    private IngestSources.IngestResult gather() {
        return IngestSources.run(publication.context());
    }

    private Article article(String title) {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")))
                .stream()
                .map(StoredArticle::article)
                .filter(article -> article.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kept() throws IOException {
        Path images = publication.context().imageFolder();
        if (Files.notExists(images)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(images)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void theyAreKeptHereAndAskedForOnce() throws IOException {
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a?wx_fmt=png)", "cover: " + base + "/c");
        gather();
        assertThat(article("P").html())
                .matches("<p><img src=\"/i/[a-z2-7]{26}\\.png\" alt=\"alt\" width=\"640\" height=\"320\"></p>");
        assertThat(kept()).hasSize(1);
        assertThat(article("P").cover()).contains("/i/" + kept().getFirst());
        assertThat(article("P").content().images())
                .extracting(image -> image.width())
                .containsExactly(640);
        assertThat(asked).containsExactlyInAnyOrder("/a?wx_fmt=png referer=null", "/c referer=null");

        assertThat(gather().edited()).isZero();
        assertThat(asked).hasSize(2);
    }

    @Test
    void onesThatCannotBeHadAreAskedForAgainAndTakeTheirPlace() {
        status = 503;
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        IngestSources.IngestResult gathered = gather();
        assertThat(article("P").html()).isEqualTo("<p><a href=\"" + base + "/a\">alt</a></p>");
        assertThat(gathered.reasons())
                .extracting(Reason::toString)
                .containsExactly("warning: " + base
                        + "/a (the picture is not given out (HTTP status 503); correct its address)");
        assertThat(gathered.nextPoll()).contains(publication.clock.instant().plus(Duration.ofMinutes(10)));

        status = 200;
        gather();
        assertThat(asked).hasSize(1);
        publication.clock.pass(Duration.ofMinutes(11));
        assertThat(gather().edited()).isEqualTo(1);
        assertThat(article("P").html()).startsWith("<p><img src=\"/i/");
    }

    @Test
    void aRunningPaperAsksAgainByItself() {
        status = 503;
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        var reloader = new WorkspaceReloader(publication.context(), config -> config);
        while (reloader.reloadIfChanged() != WorkspaceReloader.Change.NOTHING) {
            // What is there at the start is no change.
        }
        status = 200;
        publication.clock.pass(Duration.ofMinutes(11));
        assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.CONTENT);
        assertThat(article("P").html()).startsWith("<p><img src=\"/i/");
    }

    @Test
    void afterFiveAttemptsNobodyAsksAnyMore() {
        status = 404;
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        for (int day = 0; day < 8; day++) {
            gather();
            publication.clock.pass(Duration.ofDays(1).plusMinutes(1));
        }
        assertThat(asked).hasSize(5);
        assertThat(gather().nextPoll()).isEmpty();
    }

    @Test
    void oneThatIsNoPictureStopsNoOther() {
        publication.article("p.md", "P", "2026-11-21", "![one](" + base + "/bad)\n\n![two](" + base + "/good)");
        gather();
        assertThat(article("P").html()).contains("<a href=\"" + base + "/bad\">one</a>", "<img src=\"/i/");
    }

    @Test
    void thisMachineIsNotAskedUnlessItIsAllowed() {
        allow("");
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        gather();
        assertThat(asked).isEmpty();
        assertThat(article("P").html()).isEqualTo("<p><a href=\"" + base + "/a\">alt</a></p>");
    }

    @Test
    void oneThatWasRemovedFromTheFolderIsFetchedAnew() throws IOException {
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        gather();
        Files.delete(publication.context().imageFolder().resolve(kept().getFirst()));
        gather();
        assertThat(kept()).hasSize(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFileBesideTheArticleIsDevelopedToo() throws IOException {
        Files.createDirectories(folder.resolve("seeds"));
        Files.write(folder.resolve("seeds/large.png"), TestImages.picture("jpeg", 2400, 1200));
        publication.article("p.md", "P", "2026-11-21", "![alt](large.png)");
        gather();
        assertThat(article("P").html())
                .matches("<p><img src=\"/i/[a-z2-7]{26}\\.jpg\" alt=\"alt\" width=\"1200\" height=\"600\"></p>");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aPreviewShowsThemAndKeepsThem() throws IOException {
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        var preview = new PreviewSchedule(publication.context())
                .run(publication.schedule("weekly"), PreviewSchedule.Wish.PLAIN);
        assertThat(new String(preview.files().get("digest.html"), StandardCharsets.UTF_8))
                .contains("src=\"http://127.0.0.1:8080/i/");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void theyTravelInTheLettersOfAListThatWantsIt() throws Exception {
        String settings = TestPublication.settings(
                        TestPublication.relay(publication.mail.getSmtp().getPort()))
                + ALLOWED;
        publication.write("gazette.yaml", settings.replace("topics: {", "pictures: attached, topics: {"));
        publication.reread();
        publication.article("p.md", "P", "2026-11-21", "![alt](" + base + "/a)");
        publication.publish("weekly");

        MimeMessage letter = publication.mailsTo("ann@example.com").getFirst();
        var related =
                (Multipart) ((Multipart) letter.getContent()).getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContent().toString())
                .contains("src=\"cid:" + kept().getFirst() + "@example.org\"")
                .doesNotContain("/i/");
        assertThat(related.getBodyPart(1).getHeader("Content-ID"))
                .containsExactly("<" + kept().getFirst() + "@example.org>");
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(
                        Files.readAllBytes(publication.context().imageFolder().resolve(kept().getFirst())));
    }
}
