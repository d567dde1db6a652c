package gazette.web;

import static gazette.web.WebServerFixture.field;
import static gazette.web.WebServerFixture.fields;
import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.ingest.IngestSources;
import gazette.press.publishing.PublishByHand;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is in stock holds until something changes, whoever changes it, and no longer.
class CacheInvalidationTest {
    private static final String FEED = "/letters/feed.atom";
    private static final List<String> FEEDS = List.of("/feed.rss", "/feed.json", FEED, "/letters/issues.rss");

    @TempDir
    Path folder;

    private Optional<AppContext> opened = Optional.empty();
    private TestPublication publication;
    private WebServerFixture server;

    @BeforeEach
    void open() {
        publication = paperOn(TestDatabase.SQLITE);
        server = new WebServerFixture(publication::context);
    }

    @AfterEach
    void close() {
        server.close();
        opened.ifPresent(AppContext::close);
        publication.close();
    }

    @ParameterizedTest
    @EnumSource
    void pollsWithoutAChangeGetTheSameBytesAlsoAfterARestart(TestDatabase kind) {
        reopenOn(kind);
        Map<String, String> before = prints();
        assertThat(prints()).isEqualTo(before);

        restart();

        assertThat(prints()).isEqualTo(before);
        String tag = field(server.get(FEED), "ETag").orElseThrow();
        for (int poll = 0; poll < 3; poll++) {
            assertThat(server.get(FEED, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void anEditChangesTheTagAndNotTheId() {
        HttpResponse<byte[]> before = server.get("/letters/feed.json");
        publication.clock.pass(Duration.ofHours(1));
        publication.article("first.md", "The first 第一篇", "2026-11-20", "Some other text.");
        IngestSources.run(publication.context());
        HttpResponse<byte[]> after = server.get("/letters/feed.json");

        assertThat(field(after, "ETag")).isNotEqualTo(field(before, "ETag"));
        assertThat(field(after, "Last-Modified")).isNotEqualTo(field(before, "Last-Modified"));
        assertThat(ids(after)).isNotEmpty().isEqualTo(ids(before));
    }

    @ParameterizedTest
    @EnumSource
    void whatThisProcessPublishesIsThereAtOnce(TestDatabase kind) {
        reopenOn(kind);
        server.get(FEED);
        publication.article("second.md", "The second", "2026-11-21", "More.");
        publication.publish("weekly");

        assertThat(server.text(FEED)).contains("The second");
        assertThat(server.text("/")).contains("The second");
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherProcessPublishesIsThereWithinASecond(TestDatabase kind) throws Exception {
        reopenOn(kind);
        server.get(FEED);
        publication.article("second.md", "The second", "2026-11-21", "More.");
        publication.clock.pass(Duration.ofMinutes(1));
        try (AppContext other = AppContext.open(publication.config(), publication.clock)) {
            new PublishByHand(other, publication.schedule("weekly"), OnErrors.STOP, Set.of()).run(progress -> {});
        }

        assertThat(withinASecond("The second")).isTrue();
    }

    @Test
    void aChangedTemplateShowsAtOnce() {
        String tag = field(server.get(FEED), "ETag").orElseThrow();
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replace("title: Letters 来信, topics", "title: Renamed, topics"));
        publication.reread();

        HttpResponse<byte[]> after = server.get(FEED, "If-None-Match", tag);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(new String(after.body(), StandardCharsets.UTF_8)).contains("Renamed");
    }

    @Test
    void aListThatIsPrivateNowIsGoneFromStock() {
        server.get(FEED);
        publication.write(
                "gazette.yaml",
                TestPublication.settings("")
                        .replace("title: Letters 来信, topics", "title: Letters, public: false, topics"));
        publication.reread();

        assertThat(server.get(FEED).statusCode()).isEqualTo(404);
    }

    private boolean withinASecond(String text) {
        Instant end = Instant.now().plusSeconds(1);
        while (Instant.now().isBefore(end)) {
            if (server.text(FEED).contains(text)) {
                return true;
            }
        }
        return false;
    }

    private void reopenOn(TestDatabase kind) {
        if (kind != TestDatabase.SQLITE) {
            close();
            publication = paperOn(kind);
            server = new WebServerFixture(publication::context);
        }
    }

    private TestPublication paperOn(TestDatabase kind) {
        var made = new TestPublication(folder.resolve(kind.name()), kind);
        made.publish("weekly");
        return made;
    }

    private void restart() {
        server.close();
        opened = Optional.of(AppContext.open(publication.config(), publication.clock));
        server = new WebServerFixture(opened::orElseThrow);
    }

    /// Each feed in each coding: its tag and its bytes.
    private Map<String, String> prints() {
        var prints = new TreeMap<String, String>();
        for (String feed : FEEDS) {
            for (String coding : List.of("identity", "gzip", "br")) {
                HttpResponse<byte[]> answer = server.get(feed, "Accept-Encoding", coding);
                prints.put(
                        feed + " " + coding, fields(answer) + new String(answer.body(), StandardCharsets.ISO_8859_1));
            }
        }
        return prints;
    }

    private static List<String> ids(HttpResponse<byte[]> feed) {
        var ids = new ArrayList<String>();
        for (String line : new String(feed.body(), StandardCharsets.UTF_8).split("\"id\":")) {
            ids.add(line.substring(0, line.indexOf(',')));
        }
        return ids;
    }
}
