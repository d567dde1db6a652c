package gazette.press.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.store.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which feeds there are, and that nothing is in them that is not public.
class FeedCatalogueTest {
    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void namesEveryPublicFeedOnce() {
        publication.article("a.md", "A", "2026-11-21", "Text.", "tags: [Mail, 邮件, C++, a/b]");
        publication.article("b.md", "B", "2026-11-21", "Other.", "tags: [mail, '!?']");
        publication.publish("weekly");

        assertThat(read(this::paths))
                .containsExactly(
                        "/feed",
                        "/issues",
                        "/letters/feed",
                        "/letters/issues",
                        "/letters/topic/mail",
                        "/tag/a-b",
                        "/tag/c++",
                        "/tag/mail",
                        "/tag/邮件");
        List<FeedDefinition> all = read(tables -> catalogue().all(tables));
        assertThat(all.getLast().address()).isEqualTo("/tag/%E9%82%AE%E4%BB%B6");
    }

    @Test
    void aTagsFeedHoldsAllItsSpellings() {
        publication.article("a.md", "A", "2026-11-21", "Text.", "tags: [Mail]");
        publication.article("b.md", "B", "2026-11-21", "Other.", "tags: [mail]");
        publication.publish("weekly");

        assertThat(feed("/tag/mail")).contains(">A</title>", ">B</title>");
        assertThat(feed("/letters/topic/mail"))
                .contains(">B</title>", "<title>Letters 来信: Mail</title>")
                .doesNotContain(">A</title>");
    }

    @Test
    void whatIsNotPublicIsInNoFeed() {
        publication.article("draft.md", "Nowhere draft", "2026-11-21", "Text.", "draft: true", "tags: [mail, drafts]");
        publication.article("future.md", "Nowhere future", "2026-12-21", "Other.", "tags: [mail, futures]");
        publication.article(
                "waits.md", "Nowhere yet", "2026-11-21", "Third.", "send_after: 2026-12-01", "tags: [waiting]");
        publication.publish("weekly");
        publication.article("inner.md", "Nowhere inner", "2026-11-22", "Secret.", "tags: [mail, secrets]");
        publication.publish("inner");

        for (String path : read(this::paths)) {
            assertThat(feed(path)).as(path).doesNotContain("Nowhere");
        }
        assertThat(read(this::paths))
                .isNotEmpty()
                .noneMatch(path -> path.contains("inner") || path.matches("/tag/(drafts|futures|waiting|secrets)"));
    }

    @Test
    void idsSurviveAnotherHostSchemeAndSender() {
        publication.article("a.md", "A", "2026-11-21", "Text.", "tags: [mail]");
        publication.publish("weekly");
        List<String> before = read(this::paths).stream().flatMap(this::ids).toList();
        publication.write(
                "gazette.yaml",
                TestPublication.settings(TestPublication.relay(1))
                        .replace("http://127.0.0.1:8080", "https://elsewhere.example.net")
                        .replace("editor@example.org", "somebody@example.net"));
        publication.reread();

        assertThat(feed("/feed")).contains("https://elsewhere.example.net/feed.atom");
        assertThat(read(this::paths).stream().flatMap(this::ids).toList())
                .isEqualTo(before)
                .contains("tag:example.org,2026:feed", "tag:example.org,2026:tag/mail");
    }

    private Stream<String> ids(String path) {
        return Pattern.compile("<id>(.*?)</id>").matcher(feed(path)).results().map(match -> match.group(1));
    }

    private List<String> paths(Tables tables) {
        return catalogue().all(tables).stream().map(FeedDefinition::path).toList();
    }

    private String feed(String path) {
        return read(tables -> feeds().current(catalogue().find(path, tables).orElseThrow(), FeedFormat.ATOM, tables)
                .text());
    }

    private FeedCatalogue catalogue() {
        return new FeedCatalogue(
                publication.context().config(), publication.context().themes());
    }

    private BuildFeedDocuments feeds() {
        return new BuildFeedDocuments(
                publication.context().config(), publication.context().themes());
    }

    private <T> T read(Function<Tables, T> work) {
        return publication.context().store().read(work);
    }
}
