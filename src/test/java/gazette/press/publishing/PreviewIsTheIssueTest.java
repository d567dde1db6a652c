package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PreviewSchedule.Preview;
import gazette.press.publishing.RehearseRun.Rehearsal;
import gazette.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the sources, the subscribers and the schedules are: a preview, a rehearsal and a run of one moment make the
/// same issue, to the byte.
class PreviewIsTheIssueTest {
    private static final RehearseRun.Request NOW =
            new RehearseRun.Request(true, Optional.empty(), Optional.empty(), Set.of());

    private static final boolean WHOLE = "long".equals(System.getProperty("exam"));

    private static final String KEPT = """
            select (select count(*) from offer) as offers, (select count(*) from issue) as issues,
                (select count(*) from run) as runs, (select count(*) from membership) as members,
                (select coalesce(max(release_seq), 0) from article) as numbers,
                (select count(*) from article where released_at is not null) as released
            """;

    @TempDir
    Path folder;

    /// `-Dexam=long` makes it 200 papers.
    @Test
    void inEveryPaper() {
        for (long seed = 1; seed <= (WHOLE ? 200 : 4); seed++) {
            try (var paper = new RandomPaper(folder.resolve("paper" + seed), seed)) {
                compare(paper, paper.anySchedule(), "paper " + seed + ", first issue");
                paper.somethingHappens();
                compare(paper, paper.anySchedule(), "paper " + seed + ", second issue");
            }
        }
    }

    private static void compare(RandomPaper paper, String name, String what) {
        if (WHOLE || what.endsWith("first issue")) {
            comparePreview(paper, name, what);
        }

        var publication = paper.publication;
        var schedule = publication.schedule(name);
        List<List<String>> before = TestDatabase.rows(publication.config().database(), KEPT);
        Rehearsal rehearsal = new RehearseRun(publication.context(), schedule).run(NOW);
        assertThat(TestDatabase.rows(publication.config().database(), KEPT))
                .as(what)
                .isEqualTo(before);
        if (paper.happens()) {
            // As if serve had looked meanwhile.
            new ImportListFiles(publication.context()).run();
            IngestSources.run(publication.context());
        }
        ScheduleRun run = new PublishSchedule(publication.context(), schedule)
                .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL)
                .orElseThrow();
        assertThat(articles(rehearsal.reasons())).as(what).isEqualTo(articles(run.reasons()));
        assertThat(run.outcome()).as(what + " " + run).isNotEqualTo(ScheduleRun.Outcome.FAILED);
        assertThat(letters(rehearsal)).as(what).isEqualTo(stored(publication, run));
        assertThat(groups(rehearsal)).as(what).isEqualTo(storedGroups(publication, run));
    }

    private static void comparePreview(RandomPaper paper, String name, String what) {
        var context = paper.publication.context();
        var schedule = paper.publication.schedule(name);
        Preview preview = new PreviewSchedule(context).run(schedule, PreviewSchedule.Wish.PLAIN);
        Rehearsal rehearsal = new RehearseRun(context, schedule).run(NOW);
        assertThat(articles(preview.reasons())).as(what).isEqualTo(articles(rehearsal.reasons()));
        rehearsal.issue().ifPresent(issue -> {
            assertThat(preview.title())
                    .as(what)
                    .isEqualTo(issue.rendered().main().issue().title());
            assertThat(html(preview)).as(what).isEqualTo(html(issue));
        });
    }

    private static List<String> articles(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.kind().isAboutNewArticle())
                .map(Reason::toString)
                .toList();
    }

    private static List<List<String>> letters(Rehearsal rehearsal) {
        return rehearsal.issue().map(ComposedIssue::variants).orElse(List.of()).stream()
                .map(variant -> List.of(
                        variant.language(),
                        variant.subject(),
                        HexFormat.of().withUpperCase().formatHex(variant.encoded())))
                .toList();
    }

    private static List<List<String>> stored(TestPublication publication, ScheduleRun run) {
        return TestDatabase.rows(publication.config().database(), """
                        select variant.language, variant.subject, hex(variant.encoded) from variant
                        join issue on issue.id = variant.issue_id where issue.run_id = %d order by variant.no
                        """.formatted(run.id()));
    }

    private static List<List<String>> groups(Rehearsal rehearsal) {
        return rehearsal.issue().map(issue -> issue.rendered().assignments()).orElse(List.of()).stream()
                .map(one -> List.of(
                        String.join("\n", one.group().topics()),
                        one.group().language(),
                        one.group().segments(),
                        String.valueOf(one.variant()),
                        one.after().upTo() + ":" + one.after().missingText()))
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static List<List<String>> storedGroups(TestPublication publication, ScheduleRun run) {
        return TestDatabase.rows(publication.config().database(), """
                        select issue_group.topics, issue_group.language, issue_group.segments, issue_group.variant_no,
                            coverage.covered_seq || ':' || coverage.owed
                        from issue_group join issue on issue.id = issue_group.issue_id
                            join coverage on coverage.id = issue_group.next_coverage_id
                        where issue.run_id = %d
                        """.formatted(run.id())).stream()
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static String html(Preview preview) {
        return new String(preview.files().getOrDefault("digest.html", new byte[0]), StandardCharsets.UTF_8);
    }

    private static String html(ComposedIssue issue) {
        String mark = issue.unsubscribe().token().mark();
        return issue.rendered().main().renderedMail().html().replace(mark, "preview");
    }
}
