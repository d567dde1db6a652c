package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Articles that were read before, and are held afterwards or not any more.
class HeldArticlesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "draft: true",
                "published: false",
                "status: pending",
                "publishDate: 2026-12-24",
                "expiryDate: 2026-11-20"
            })
    void anArticleThatBecomesADraftAfterItWasReadIsHeld(String key) {
        publication.article("second.md", "Second", "2026-11-20", "Text.");
        IngestSources.run(publication.context());
        publication.article("second.md", "Second", "2026-11-20", "Text.", key);
        ScheduleRun run = publication.publish("weekly");

        assertThat(subjects(run, ReasonKind.HELD)).containsExactly("Second");
        assertThat(subjects(run, ReasonKind.PICKED)).containsExactly("The first 第一篇");
    }

    @Test
    void anArticleThatIsNoDraftAnyMoreGoesOut() {
        publication.article("second.md", "Second", "2026-11-20", "Text.", "status: draft");
        publication.publish("weekly");
        publication.article("second.md", "Second", "2026-11-20", "Text.", "status: published");

        assertThat(subjects(publication.publish("weekly"), ReasonKind.PICKED)).containsExactly("Second");
    }

    @Test
    void anArticleThatExpiresWhileItWaitsIsNeverSent() {
        publication.article("second.md", "Second", "2026-11-20", "Text.", "expiryDate: 2026-11-24");
        IngestSources.run(publication.context());
        publication.clock.pass(Duration.ofDays(2));
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.HELD)
                .extracting(Reason::detail)
                .containsExactly("expired at 2026-11-24T00:00+01:00");
    }

    @Test
    void anArticleWhoseHeadCannotBeReadAnyMoreIsHeld() {
        publication.article("second.md", "Second", "2026-11-20", "Text.");
        IngestSources.run(publication.context());
        publication.article("second.md", "Second", "2026-11-20", "Text.", "draft: tru");
        ScheduleRun run = publication.publish("weekly");

        assertThat(subjects(run, ReasonKind.PICKED)).containsExactly("The first 第一篇");
        assertThat(run.reasons()).anyMatch(reason -> reason.toString().contains("seeds/second.md:4 (draft 'tru'"));
    }

    @Test
    void anArticleInAFolderForDraftsIsHeld() {
        publication.article("_drafts/second.md", "Second", "2026-11-20", "Text.");
        assertThat(subjects(publication.publish("weekly"), ReasonKind.HELD)).containsExactly("Second");
    }

    @Test
    void aSlugOfItsOwnNamesThePageOfAnArticle() {
        publication.article("second.md", "Second", "2026-11-20", "Text.", "permalink: /2026/Kiln diary.html");
        publication.article("third.md", "Third", "2026-11-20", "More text.", "slug: kiln-diary");
        publication.article("fourth.md", "Fourth of its kind", "2026-11-20", "Yet more.", "slug: 窑");
        IngestSources.run(publication.context());

        assertThat(List.of("kiln-diary", "kiln-diary-2", "fourth-of-its-kind")).allMatch(this::hasPage);
    }

    private boolean hasPage(String slug) {
        return publication
                .context()
                .store()
                .read(tables -> tables.articles().bySlug(slug))
                .map(StoredArticle::slug)
                .isPresent();
    }

    private static List<String> subjects(ScheduleRun run, ReasonKind kind) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == kind)
                .map(Reason::subject)
                .toList();
    }
}
