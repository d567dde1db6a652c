package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.accounts.Actor;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.issues.Reason;
import gazette.press.publishing.TestPublication;
import gazette.sources.polling.FeedState;
import gazette.store.HeldEntryTable.Range;
import gazette.store.IssueSeriesKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feeds that are followed, from a server on this machine.
class PollFeedsTest {
    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String body = feed("");

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        publication = new TestPublication(folder);
        follow("");
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void whatComesAfterTheFirstLookBecomesArticles() {
        body = feed(item(1));
        gather();
        assertThat(titles()).isEmpty();
        body = feed(item(1) + item(2));
        later(Duration.ofHours(1));
        gather();
        Article article = articles().getFirst();
        assertThat(titles()).containsExactly("Entry 2");
        assertThat(article.source()).isEqualTo("wire");
        assertThat(article.author()).contains("Ann");
        assertThat(article.link()).contains("https://example.org/2");
        assertThat(article.html()).isEqualTo("<p>Text of <strong>2</strong>.</p>");
        assertThat(article.tags()).containsExactly("Ink", "wire");
    }

    @Test
    void theFirstLookTakesAsManyAsAreAskedFor() {
        follow("first: 1, ");
        body = feed(item(1) + item(2));
        gather();
        assertThat(titles()).containsExactly("Entry 2");
    }

    @Test
    void aFeedIsAskedInItsTimeAndWithItsOwnWords() {
        String etag = "W/\"a b,'\"";
        sent.put("ETag", etag);
        sent.put("Last-Modified", "some day");
        gather();
        gather();
        assertThat(asked).hasSize(1);
        status = 304;
        later(Duration.ofHours(1));
        gather();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().get("If-none-match")).containsExactly(etag);
        assertThat(asked.getLast().get("If-modified-since")).containsExactly("some day");
        assertThat(state().failures()).isZero();
        later(Duration.ofHours(1));
        gather();
        assertThat(asked.getLast().get("If-none-match"))
                .as("a 304 without validators")
                .isNotNull();
    }

    @Test
    void aValidatorThatCannotBeSentBackIsNone() {
        sent.put("ETag", "\"\u00e9\"");
        gather();
        later(Duration.ofHours(1));
        gather();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).doesNotContainKey("If-none-match");
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAlone() {
        status = 429;
        sent.put("Retry-After", "7200");
        gather();
        assertThat(state().next()).isEqualTo(publication.clock.instant().plus(Duration.ofHours(2)));
        later(Duration.ofHours(1));
        gather();
        assertThat(asked).hasSize(1);
        status = 200;
        sent.clear();
        sent.put("Cache-Control", "public, max-age=10800");
        later(Duration.ofHours(1));
        gather();
        assertThat(state().next()).isEqualTo(publication.clock.instant().plus(Duration.ofHours(3)));
    }

    @Test
    void aFeedThatFailsIsLeftOutWithAReasonAndAskedLessAndLess() {
        publication.article("a.md", "Beside it", "2026-11-21", "Text.");
        status = 500;
        IngestSources.IngestResult gathered = gather();
        assertThat(gathered.added()).isEqualTo(2);
        assertThat(gathered.reasons())
                .extracting(Reason::toString)
                .anyMatch(r -> r.contains("wire") && r.contains("500"));
        later(Duration.ofHours(1));
        gather();
        assertThat(state().failures()).isEqualTo(2);
        Duration wait = Duration.between(publication.clock.instant(), state().next());
        assertThat(wait).isBetween(Duration.ofMinutes(100), Duration.ofMinutes(110));
        status = 200;
        later(Duration.ofHours(2));
        gather();
        assertThat(state().problem()).isEmpty();
    }

    @Test
    void aFeedThatIsGoneForGoodIsNotAskedAgain() {
        status = 410;
        gather();
        later(Duration.ofDays(9));
        gather();
        assertThat(asked).hasSize(1);
        assertThat(state().isGone()).isTrue();
        assertThat(state().problem()).contains("gone for good", "gazette sources --again wire");
        status = 200;
        MarkFeedDue.run(publication.context(), "wire", Actor.COMMAND_LINE);
        gather();
        assertThat(state().problem()).isEmpty();
    }

    @Test
    void aFeedThatMovedForGoodIsAskedThere() {
        server.createContext("/old", exchange -> {
            exchange.getResponseHeaders().set("Location", "/new");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        follow("", "/old");
        gather();
        assertThat(state().currentUrl()).endsWith("/new");
        server.removeContext("/old");
        body = feed(item(1));
        later(Duration.ofHours(1));
        gather();
        assertThat(titles()).containsExactly("Entry 1");
    }

    @Test
    void anEditUpdatesAndSendsNothingAgain() {
        gather();
        body = feed(item(1));
        later(Duration.ofHours(1));
        gather();
        body = feed(item(1).replace("Text of", "Better text of").replace("Nov 2026", "Dec 2026"));
        later(Duration.ofHours(1));
        IngestSources.IngestResult gathered = gather();
        assertThat(gathered.added()).isZero();
        assertThat(gathered.edited()).isEqualTo(1);
        assertThat(articles()).hasSize(1);
        assertThat(articles().getFirst().text()).contains("Better text");
    }

    @Test
    void anArticleStaysWhenItsFeedForgetsIt() {
        gather();
        body = feed(item(1));
        later(Duration.ofHours(1));
        gather();
        body = feed("");
        later(Duration.ofHours(1));
        gather();
        assertThat(titles()).containsExactly("Entry 1");
    }

    @Test
    void theSameStoryFromAFolderAndAFeedIsOneArticle() {
        publication.article("a.md", "By hand", "2026-11-21", "Another text.", "canonical: https://example.org/1");
        gather();
        body = feed(item(1));
        later(Duration.ofHours(1));
        IngestSources.IngestResult gathered = gather();
        assertThat(titles()).isEmpty();
        assertThat(gathered.reasons()).extracting(Reason::toString).anyMatch(r -> r.startsWith("duplicate"));
    }

    @Test
    void theSameStoryFromTwoFeedsIsOneArticle() {
        String other = item(1).replace("<guid>g1", "<guid>another")
                .replace("Text of", "Our short text of")
                .replace("https://example.org/1", "http://www.example.org/1/?utm_source=rss&amp;utm_medium=x#more");
        serve("/other", feed(other));
        publication.write(
                "gazette.yaml", settings("", "/feed") + "  other: {first: 1, feed: '" + address("/other") + "'}\n");
        publication.reread();
        gather();
        body = feed(item(1));
        later(Duration.ofHours(1));
        assertThat(gather().reasons()).extracting(Reason::toString).anyMatch(r -> r.startsWith("duplicate"));
        assertThat(titles()).isEmpty();
    }

    @Test
    void theRunSaysHowManyWereLeftOut() {
        follow("never: {words: ['of 2']}, limit: 1, ");
        gather();
        body = feed(item(1) + item(2) + item(3));
        later(Duration.ofHours(1));
        assertThat(gather().reasons())
                .extracting(Reason::toString)
                .contains("note: wire (1 entry left out by never)", "note: wire (1 entry passed over, as limit says)");
        assertThat(titles()).containsExactly("Entry 3");
        body = feed(item(4));
        later(Duration.ofHours(1));
        gather();
        assertThat(titles()).as("on the same day").containsExactly("Entry 3");
        body = feed(item(5));
        later(Duration.ofDays(1));
        gather();
        assertThat(titles()).containsExactly("Entry 3", "Entry 5");
    }

    @Test
    void aBurstWaitsForTheEditor() {
        follow("most: 1, ");
        gather();
        body = feed(item(1) + item(2));
        later(Duration.ofHours(1));
        assertThat(gather().reasons()).extracting(Reason::toString).anyMatch(r -> r.contains("2 new entries are held"));
        assertThat(titles()).isEmpty();
        assertThat(ReviewHeldEntries.decide(publication.context(), Range.all("wire"), true, Actor.COMMAND_LINE))
                .isEqualTo(2);
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("Entry 1", "Entry 2");
    }

    /// A round takes some time, and the clock goes on meanwhile.
    @Test
    void aFeedThatWasNeverAskedIsDueWhateverTheClockSays() {
        var feed = publication.config().feeds().getFirst();
        assertThat(FeedState.fresh(feed).next()).isBefore(publication.clock.instant());
    }

    private void follow(String more) {
        follow(more, "/feed");
    }

    private void follow(String more, String path) {
        publication.write("gazette.yaml", settings(more, path));
        publication.reread();
    }

    private String settings(String more, String path) {
        return TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        .replaceFirst("(?m)^sources:.*\n", "")
                + "fetch: {allow: [127.0.0.1]}\nsources:\n  seeds: {folder: seeds}\n"
                + "  wire: {every: 50m, " + more + "tags: [wire], feed: '" + address(path) + "'}\n";
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, String text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(Map.copyOf(exchange.getRequestHeaders()));
        sent.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 200 ? bytes.length : -1);
        if (status == 200) {
            exchange.getResponseBody().write(bytes);
        } else {
            sent.clear();
        }
        exchange.close();
    }

    private void later(Duration time) {
        publication.clock.set(publication.clock.instant().plus(time));
    }

    private IngestSources.IngestResult gather() {
        return IngestSources.run(publication.context());
    }

    private FeedState state() {
        return publication
                .context()
                .store()
                .read(tables -> tables.feeds().find("wire"))
                .orElseThrow();
    }

    private List<Article> articles() {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")))
                .stream()
                .map(StoredArticle::article)
                .filter(article -> article.source().equals("wire"))
                .toList();
    }

    private List<String> titles() {
        return articles().stream().map(Article::title).toList();
    }

    private static String feed(String items) {
        return "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Wire</title>" + items
                + "</channel></rss>";
    }

    private static String item(int number) {
        return "<item><title>Entry " + number + "</title><guid>g" + number + "</guid><link>https://example.org/"
                + number
                + "</link><dc:creator>Ann</dc:creator><category>Ink</category><pubDate>" + number
                + " Nov 2026 10:00:00 GMT</pubDate><description>&lt;p>Text of &lt;b>" + number
                + "&lt;/b>.&lt;script>x()&lt;/script>&lt;/p></description></item>";
    }
}
