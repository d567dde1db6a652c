package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import gazette.config.Slug;
import gazette.config.WebConfig;
import gazette.delivery.localmail.MailFolder;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.ControlIssue;
import gazette.subscribers.Membership;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages, asked for over HTTP.
class WebServerTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestPublication publication;
    private WebServer server;
    private String base = "";

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.article("second.md", "Second", "2026-11-21", "More of it.", "tags: [mail, 邮, 'c#']");
        publication.article("draft.md", "Draft", "2026-11-21", "Not for you.", "draft: true");
        publication.publish("weekly");
        publication.article("inner.md", "For the inner list", "2026-11-22", "Secret.");
        publication.publish("inner");
        server = new WebServer(publication::context, now -> Optional.of(new MailFolder(now.mailbox())));
        base = "http://127.0.0.1:" + server.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @Test
    void showsFrontPageListIssueAndArticle() {
        assertThat(get("/").body()).contains("Second", "The first 第一篇", "/letters/1");
        assertThat(get("/letters/").body()).contains("/letters/1");
        assertThat(get("/letters/1").body()).contains("More of it.", "Some text.");
        assertThat(get("/a/second-" + slugEnd("second")).body()).contains("More of it.");
        assertThat(get("/style.css").headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    }

    @Test
    void doesNotShowWhatIsNotPublic() {
        for (String path : List.of(
                "/inner/",
                "/inner/1",
                "/inner/feed.rss",
                "/inner/issues.rss",
                "/tag/nothing.rss",
                "/tag/Mail.rss",
                "/letters/topic/none.json",
                "/feed/archive/1.rss",
                "/feed/archive/x.rss",
                "/letters/2",
                "/letters/x",
                "/nowhere")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/", "/feed.atom", "/letters/", "/letters/feed.json", "/letters/issues.rss")) {
            assertThat(get(path).body()).as(path).doesNotContain("inner list", "Not for you");
        }
        assertThat(get("/a/draft-" + slugEnd("draft")).statusCode()).isEqualTo(404);
        assertThat(get("/tag/c%23.rss").statusCode()).isEqualTo(200);
    }

    @Test
    void allFeedsHaveTheSameIdsInTheSameOrder() throws Exception {
        for (String feed : List.of(
                "/feed", "/issues", "/letters/feed", "/letters/issues", "/letters/topic/mail", "/tag/%E9%82%AE")) {
            List<String> rss = ids(feed + ".rss");
            assertThat(rss).as(feed).isNotEmpty().isEqualTo(ids(feed + ".atom")).isEqualTo(jsonIds(feed + ".json"));
        }
        assertThat(get("/feed.rss").headers().firstValue("Content-Type"))
                .contains("application/rss+xml; charset=utf-8");
        assertThat(get("/feed.atom").headers().firstValue("Content-Type"))
                .contains("application/atom+xml; charset=utf-8");
        assertThat(get("/feed.json").headers().firstValue("Content-Type"))
                .contains("application/feed+json; charset=utf-8");
    }

    @Test
    void whatIsWithdrawnIsNowhereAtOnce() {
        List<String> pages = List.of("/", "/feeds", "/letters/", "/feed.rss", "/letters/issues.atom", "/feeds.opml");
        pages.forEach(this::get);
        assertThat(get("/letters/1").statusCode()).isEqualTo(200);
        var orders = new ControlIssue(publication.context());
        orders.withdraw(orders.find("letters/1").orElseThrow());

        assertThat(get("/letters/1").statusCode()).isEqualTo(410);
        for (String path : List.of("/tag/mail.rss", "/a/second-" + slugEnd("second"))) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : pages) {
            assertThat(get(path).body()).as(path).doesNotContain("Second", "/letters/1", "/tag/mail");
        }
    }

    @Test
    void tellsPeopleAndFeedReadersWhichFeedsThereAre() throws Exception {
        assertThat(get("/feeds").body())
                .contains("/letters/feed.atom", "/letters/topic/mail.rss", "/tag/%E9%82%AE.json", "/feeds.opml")
                .doesNotContain("inner");
        HttpResponse<String> opml = get("/feeds.opml");
        assertThat(opml.headers().firstValue("Content-Type")).contains("text/x-opml; charset=utf-8");
        var outlines = Jsoup.parse(opml.body(), Parser.xmlParser()).select("outline[type=rss]");
        assertThat(outlines.eachAttr("xmlUrl"))
                .hasSize(8)
                .allMatch(url -> get(url.replace("http://127.0.0.1:8080", "")).statusCode() == 200);
        assertThat(get("/feed.css").headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(get("/feed.rss").body()).contains("<?xml-stylesheet type=\"text/css\" href=\"/feed.css\"?>");
    }

    @Test
    void aPageNamesTheFeedsOfWhatItIsAboutFirst() {
        assertThat(alternates("/")).startsWith("/feed.rss").contains("/issues.json");
        assertThat(alternates("/letters/"))
                .startsWith("/letters/feed.rss")
                .contains("/letters/issues.rss", "/feed.rss");
        assertThat(alternates("/letters/1")).startsWith("/letters/feed.rss");
        assertThat(alternates("/a/second-" + slugEnd("second")))
                .startsWith("/letters/feed.rss")
                .contains("/tag/mail.atom", "/feed.rss");
    }

    @Test
    void aFeedsHeaderNamesItsHubs() {
        String hubs = "websub: {hubs: ['http://127.0.0.1:9/hub']}\n";
        publication.write("gazette.yaml", TestPublication.settings("") + hubs);
        publication.reread();
        assertThat(get("/letters/feed.atom").headers().firstValue("Link"))
                .contains("<http://127.0.0.1:8080/letters/feed.atom>; rel=\"self\","
                        + " <http://127.0.0.1:9/hub>; rel=\"hub\"");
        assertThat(get("/letters/feed.json").body()).contains("\"url\" : \"http://127.0.0.1:9/hub\"");
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        String etag = get("/feed.atom").headers().firstValue("ETag").orElseThrow();

        assertThat(etag).matches("\"[0-9a-f]+\"");
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            HttpResponse<String> answer =
                    send(request("/feed.atom").header("If-None-Match", known).build());
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.headers().firstValue("ETag")).as(known).contains(etag);
        }
        assertThat(send(request("/feed.atom")
                                .header("If-None-Match", "\"other\"")
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        for (String path : List.of("/", "/letters/1", "/feed.rss", "/style.css", "/health")) {
            HttpResponse<String> get = get(path);
            HttpResponse<String> head =
                    send(request(path).method("HEAD", BodyPublishers.noBody()).build());
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            for (String field : List.of("ETag", "Content-Type", "Content-Length")) {
                assertThat(head.headers().firstValue(field))
                        .as(path + " " + field)
                        .isEqualTo(get.headers().firstValue(field));
            }
        }
    }

    @Test
    void openingAnUnsubscribeLinkChangesNothing() {
        String link = link("ann@example.com");

        assertThat(get(link).body()).contains("<button");
        assertThat(send(request(link).method("HEAD", BodyPublishers.noBody()).build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 2L));
    }

    @Test
    void theButtonLeavesAndSoDoesAMailProgramAsOftenAsItLikes() {
        assertThat(post(link("ann@example.com"), "").statusCode()).isEqualTo(200);
        assertThat(post(link("bo@example.org"), "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(post(link("bo@example.org"), "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);

        assertThat(members()).isEqualTo(Map.of(Membership.Status.UNSUBSCRIBED, 2L));
    }

    @Test
    void aForgedLinkLeavesNobody() {
        String link = link("ann@example.com");
        String forged = link.substring(0, link.length() - 1) + (link.endsWith("a") ? "b" : "a");

        assertThat(post(forged, "").statusCode()).isEqualTo(404);
        assertThat(post("/u/nonsense", "").body()).isEqualTo(post(forged, "").body());
        assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 2L));
    }

    @Test
    void theArchiveIsSearchedByAllWords() {
        assertThat(get("/search?q=" + "%E7%AC%AC%E4%B8%80").body()).as("第一").contains("The first 第一篇");
        assertThat(get("/search?q=FIRST+text").body()).contains("The first 第一篇");
        for (String nothing : List.of("first+nowhere", "%25", "fi_st", "%27+or+1=1", "inner", "draft")) {
            assertThat(get("/search?q=" + nothing).body()).as(nothing).contains("Nothing that is public");
        }
        assertThat(get("/search?q=%3Cscript%3E&page=99999x").body()).doesNotContain("<script");
        assertThat(get("/search").body()).doesNotContain("Nothing that is public");
    }

    @Test
    void theMailboxIsForThisMachineOnly() {
        assertThat(get("/mailbox").statusCode()).isEqualTo(200);
        assertThat(send(request("/mailbox")
                                .header("X-Forwarded-For", "127.0.0.1")
                                .build())
                        .statusCode())
                .isEqualTo(404);
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replace("http://127.0.0.1:8080", "https://letters.example.org"));
        publication.reread();
        assertThat(get("/mailbox").statusCode()).isEqualTo(404);
        assertThat(server.mailbox()).isEmpty();
    }

    @Test
    void theMailboxIsFoundWhereTheServerListensAndNotAtThePublicAddress() {
        assertThat(server.mailbox()).contains(base + "/mailbox");
        listen("0.0.0.0:8080");
        assertThat(server.mailbox()).contains(base + "/mailbox");
        listen("'[::]:8080'");
        assertThat(server.mailbox()).contains(base.replace("127.0.0.1", "[::1]") + "/mailbox");
        listen("192.0.2.1:8080");
        assertThat(server.mailbox())
                .as("no browser here reaches it as a local one")
                .isEmpty();
    }

    private void listen(String address) {
        publication.write("gazette.yaml", TestPublication.settings("") + "web: {listen: " + address + "}\n");
        publication.reread();
    }

    @Test
    void tellsWhetherItLivesAndWorks() {
        assertThat(get("/health").body()).isEqualTo("ok\n");
        assertThat(get("/ready").body()).isEqualTo("ready\n");
    }

    @Test
    void noPageTakesAnythingFromElsewhereOrRunsAnything() {
        for (String path : List.of("/", "/letters/1", link("ann@example.com"), "/mailbox", "/nowhere")) {
            HttpResponse<String> page = get(path);
            assertThat(Jsoup.parse(page.body()).select("script:not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'");
        }
    }

    private List<String> alternates(String path) {
        return Jsoup.parse(get(path).body()).select("link[rel=alternate]").eachAttr("href");
    }

    private String link(String address) {
        var subscriber = publication
                .context()
                .store()
                .read(tables -> tables.subscribers()
                        .byPublicId(publication
                                .context()
                                .keyRing()
                                .stableHmac("reader", address)
                                .substring(0, 16)))
                .orElseThrow();
        return "/u/"
                + new SignedToken(Purpose.UNSUBSCRIBE, subscriber.publicId(), 1)
                        .signed(publication.context().keyRing().signingKey());
    }

    private Map<Membership.Status, Long> members() {
        return publication.context().store().read(tables -> tables.memberships().count(1));
    }

    private static String slugEnd(String file) {
        return Slug.ofTitle(file.equals("second") ? "Second" : "Draft", "path:" + file + ".md")
                .replaceFirst(".*-", "");
    }

    private List<String> ids(String feed) throws Exception {
        return new SyndFeedInput()
                .build(new StringReader(get(feed).body())).getEntries().stream()
                        .map(SyndEntry::getUri)
                        .toList();
    }

    private List<String> jsonIds(String feed) throws IOException {
        var ids = new ArrayList<String>();
        JsonNode items = JsonMapper.builder().build().readTree(get(feed).body()).get("items");
        items.forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
