package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that a page is rendered once, however it is asked for.
class PageCacheTest {
    @TempDir
    Path folder;

    private final AtomicInteger renderings = new AtomicInteger();
    private TestPublication publication;
    private WebServerFixture server;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.article("mail.md", "Mail", "2026-11-21", "More.", "tags: [mail, 邮]");
        publication.publish("weekly");
        server = new WebServerFixture(this::context);
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @Test
    void theQueryIsIgnored() {
        for (String path : List.of("/", "/letters/", "/letters/1", "/style.css", "/feeds", "/feed.rss")) {
            byte[] page = server.get(path).body();
            int once = renderings.get();

            for (int i = 0; i < 20; i++) {
                assertThat(server.get(path + "?x=" + i).body()).isEqualTo(page);
            }
            server.get(path + "?");
            server.ask("HEAD", path + "?utm_source=x");
            assertThat(renderings).as(path).hasValue(once);
        }
    }

    @Test
    void anUnseenPageWithAQueryIsRenderedForAll() {
        server.get("/letters/1?x=1");
        server.get("/letters/1?x=2");
        server.get("/letters/1");

        assertThat(renderings).hasValue(1);
    }

    @Test
    void anotherSpellingOfThePathIsTheSamePage() {
        server.get("/letters/1");
        server.get("/tag/%E9%82%AE.rss");
        int once = renderings.get();
        assertThat(once).isEqualTo(2);

        for (String path : List.of(
                "/letters/%31", "/%6cetters/1", "/%6Cetters/%31", "/tag/%e9%82%ae.rss", "/t%61g/%E9%82%AE.rss")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(renderings).hasValue(once);
    }

    /// Counts those who ask for the context in order to render.
    private AppContext context() {
        boolean renders = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().matches(".*[.](Site|Feed)Routes")));
        if (renders) {
            renderings.incrementAndGet();
        }
        return publication.context();
    }
}
