package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.issues.Reason;
import gazette.press.publishing.TestPublication;
import gazette.store.IssueSeriesKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A feed that gives summaries only, and the pages they are about, on a server on this machine.
class FetchPagesTest {
    private static final String LONG = "This part is on the page only, with commas, and with many words. ".repeat(12);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int refusal = 404;
    private TestPublication publication;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        publication = new TestPublication(folder);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(TestPublication.relay(
                                        publication.mail.getSmtp().getPort()))
                                .replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\n"
                        + "sources: {wire: {first: 9, every: 1h, full_text: true, feed: '" + address("/feed")
                        + "'}}\n");
        publication.reread();
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anEntryHasTheTextOfItsPageInItsOwnCharset() {
        page("/1", "<meta charset=gb2312>", "<p>订阅源的体面，朱镕基与喆。</p><p>" + LONG + "</p>", Charset.forName("GB18030"));
        feed("/1");
        gather();
        assertThat(article().html()).startsWith("<p>订阅源的体面，朱镕基与喆。</p>").contains("on the page only");
        assertThat(article().summary()).isEqualTo("Summary of /1.");
    }

    @Test
    void aPageIsAskedForOnceUntilItsEntryChanges() {
        page("/1", "", "<p>" + LONG + "</p>", StandardCharsets.UTF_8);
        feed("/1");
        gather();
        assertThat(gatherLater().edited()).isZero();
        assertThat(Collections.frequency(asked, "/1")).isEqualTo(1);
        page("/1", "", "<p>" + LONG + "</p><p>And an addition.</p>", StandardCharsets.UTF_8);
        pages.put("/feed", text("/feed").replace("Summary", "A new summary").getBytes(StandardCharsets.UTF_8));
        assertThat(gatherLater().edited()).isEqualTo(1);
        assertThat(article().html()).contains("And an addition.");
        assertThat(Collections.frequency(asked, "/1")).isEqualTo(2);
    }

    @Test
    void aPageThatCannotBeHadLeavesTheFeedsTextAndIsAskedForTwiceMore() {
        feed("/1");
        assertThat(gather().reasons())
                .extracting(Reason::toString)
                .containsExactly("warning: wire (the page " + address("/1") + " came with status 404; the feed's own"
                        + " text stands for it, and the next look asks for it again)");
        assertThat(article().html()).isEqualTo("<p>Summary of /1.</p>");
        gatherLater();
        assertThat(gatherLater().reasons())
                .extracting(Reason::toString)
                .singleElement()
                .asString()
                .endsWith("stands for it)");
        gatherLater();
        assertThat(Collections.frequency(asked, "/1")).isEqualTo(3);
    }

    @Test
    void aPageThatComesLaterEditsItsArticle() {
        feed("/1");
        gather();
        page("/1", "", "<p>" + LONG + "</p>", StandardCharsets.UTF_8);
        assertThat(gatherLater().edited()).isEqualTo(1);
        assertThat(article().html()).contains("on the page only");
    }

    @Test
    void aServerIsAskedForOnePageAtATime() {
        for (int i = 1; i < 7; i++) {
            page("/" + i, "", "<p>" + LONG + i + "</p>", StandardCharsets.UTF_8);
        }
        feed("/1", "/2", "/3", "/4", "/5", "/6");
        gather();
        assertThat(asked).contains("/1", "/2", "/3", "/4", "/5", "/6");
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAlone() {
        refusal = 429;
        feed("/1", "/2", "/3");
        gather();
        assertThat(asked).hasSize(2);
        refusal = 404;
        for (int i = 1; i < 4; i++) {
            page("/" + i, "", "<p>" + LONG + i + "</p>", StandardCharsets.UTF_8);
        }
        assertThat(gatherLater().edited()).isEqualTo(3);
    }

    private void page(String path, String head, String body, Charset charset) {
        pages.put(
                path,
                ("<html><head>" + head + "</head><body><nav><a href='/'>Home</a></nav><article>" + body
                                + "</article></body></html>")
                        .getBytes(charset));
    }

    private void feed(String... paths) {
        var items = new StringBuilder();
        for (String path : paths) {
            items.append("<item><title>Entry ")
                    .append(path)
                    .append("</title><link>")
                    .append(address(path));
            items.append("</link><description>Summary of ").append(path).append(".</description></item>");
        }
        pages.put(
                "/feed",
                ("<rss version='2.0'><channel><title>Wire</title>" + items + "</channel></rss>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String text(String path) {
        return new String(pages.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] bytes = pages.getOrDefault(path, new byte[0]);
        exchange.getResponseHeaders().set("Content-Type", path.equals("/feed") ? "application/xml" : "text/html");
        exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(bytes) + "\"");
        atOnce.decrementAndGet();
        exchange.sendResponseHeaders(bytes.length == 0 ? refusal : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private IngestSources.IngestResult gather() {
        return IngestSources.run(publication.context());
    }

    private IngestSources.IngestResult gatherLater() {
        publication.clock.set(publication.clock.instant().plus(Duration.ofHours(2)));
        return gather();
    }

    private Article article() {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")))
                .stream()
                .map(StoredArticle::article)
                .findFirst()
                .orElseThrow();
    }
}
