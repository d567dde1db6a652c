package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.CheckWorkspace;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Schedules of one list and cadence that serve segments of its readers.
class SegmentScheduleTest {
    private static final String ANN = "ann@example.com";
    private static final String BO = "bo@example.org";
    private static final String FIRST = "The first 第一篇";

    private static final String SCHEDULE = "list: letters\nwhen: every Monday 08:00\nlimit: 20\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anIssueGoesToItsSegmentAndOthersAreServedByOtherSchedules(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            schedules(paper, "segment: com", "segment: domain = example.org");
            ScheduleRun first = paper.publish("north");
            article(paper, "a");
            paper.publish("north");
            List<String> beforeTheSouth = articles(paper, BO);
            paper.publish("south");
            article(paper, "b");
            paper.publish("weekly");
            ScheduleRun nothing = paper.publish("north");

            assertThat(first.reasons()).extracting(Reason::detail).contains("for 1 of 2 readers: segment 'com'");
            assertThat(beforeTheSouth).isEmpty();
            assertThat(articles(paper, ANN)).isEqualTo(List.of("1 " + FIRST, "2 a", "4 b"));
            assertThat(articles(paper, BO)).containsExactlyInAnyOrder("3 " + FIRST, "3 a", "4 b");
            assertThat(nothing.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatOnlyOtherSegmentsGetIsNotOwed(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            schedules(paper, "segment: com\ntags: [mail]", "segment: domain = example.org\ntags: [art]");
            paper.delete("schedules/weekly.yaml");
            paper.reread();
            article(paper, "paint", "tags: [art]");
            article(paper, "stamps", "tags: [mail]");
            paper.publish("north");
            List<String> owed = owed(paper, ANN);
            TestDatabase.execute(paper.config().database(), "update subscriber set domain = 'example.org'");
            article(paper, "clay", "tags: [art]");
            paper.publish("south");

            assertThat(owed).containsExactly("");
            assertThat(articles(paper, ANN)).isEqualTo(List.of("1 stamps", "2 clay"));
            assertThat(articles(paper, BO)).containsExactlyInAnyOrder("2 paint", "2 clay");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoLeavesTheSegmentBeforeTheyAreFrozenKeepsWhatTheyAreOwed(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            schedules(paper, "segment: lang = zh", "segment: com");
            speak(paper, "zh");
            assertThatThrownBy(() -> new PublishSchedule(dying(paper), paper.schedule("north"))
                            .run(paper.clock.instant(), ScheduleRun.Occasion.MANUAL))
                    .hasMessage("the disk is gone");
            speak(paper, "' || (case when address_norm like 'ann%' then 'en' else 'zh' end) || '");
            article(paper, "a");
            paper.publish("north");
            speak(paper, "zh");
            article(paper, "b");
            paper.publish("north");

            assertThat(articles(paper, BO)).isEqualTo(List.of("1 " + FIRST, "2 a", "3 b"));
            assertThat(articles(paper, ANN)).containsExactlyInAnyOrder("3 " + FIRST, "3 a", "3 b");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSegmentThatIsGoneWhenAnIssueIsFrozenServesNobodyAndLosesNothing(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            schedules(paper, "segment: topic = mail", "leftover: wait");
            assertThatThrownBy(() -> new PublishSchedule(dying(paper), paper.schedule("south"))
                            .run(paper.clock.instant(), ScheduleRun.Occasion.MANUAL))
                    .hasMessage("the disk is gone");
            paper.delete("schedules/north.yaml");
            paper.write(
                    "gazette.yaml",
                    TestPublication.settings(
                                    TestPublication.relay(paper.mail.getSmtp().getPort()))
                            .replace(", topics: {Mail: [mail]}", ""));
            paper.reread();
            article(paper, "a");
            paper.publish("south");

            assertThat(articles(paper, ANN)).containsExactlyInAnyOrder("2 " + FIRST, "2 a");
        }
    }

    @Test
    void aSegmentThatIsNewToAnOldListGetsNoOldNews() {
        try (var paper = new TestPublication(folder)) {
            paper.publish("weekly");
            schedules(paper, "segment: com", "segment: domain = nobody.test");
            ScheduleRun before = paper.publish("north");
            article(paper, "a");
            ScheduleRun nobody = paper.publish("south");
            paper.publish("north");

            assertThat(before.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(nobody.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(TestDatabase.rows(
                            paper.config().database(),
                            "select title from article join issue_article"
                                    + " on article_id = article.id where issue_id = 2"))
                    .containsExactly(List.of("a"));
        }
    }

    @Test
    void aSegmentThatCannotBeReadIsNamedWithFileAndLine() {
        try (var paper = new TestPublication(folder)) {
            schedules(paper, "segment: langue = zh", "segment: com");
            List<String> faults = new CheckWorkspace(paper.clock)
                    .run(folder, Map.of()).faults().stream()
                            .map(String::valueOf)
                            .toList();

            assertThat(faults).hasSize(1);
            assertThat(faults.getFirst())
                    .startsWith("schedules/north.yaml:4: the segment 'langue = zh', at character 1:");
            ScheduleRun run = paper.publish("weekly");
            assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            assertThat(run.summary()).contains("schedules/north.yaml:4");
        }
    }

    private static void schedules(TestPublication paper, String north, String south) {
        paper.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(paper.mail.getSmtp().getPort()))
                        + "segments: {com: domain = example.com}\n");
        paper.write("schedules/north.yaml", SCHEDULE + north + "\n");
        paper.write("schedules/south.yaml", SCHEDULE + south + "\n");
        paper.reread();
        new ImportListFiles(paper.newsroom()).run();
    }

    private static void article(TestPublication paper, String title, String... keys) {
        paper.article(title + ".md", title, "2026-11-20", "About " + title + ".", keys);
        paper.clock.pass(Duration.ofMinutes(1));
    }

    private static void speak(TestPublication paper, String language) {
        TestDatabase.execute(paper.config().database(), "update subscriber set language = '" + language + "'");
    }

    /// Fails once an issue is entered, before anybody is frozen.
    private static AppContext dying(TestPublication paper) {
        InstantSource clock = () -> {
            if (!TestDatabase.rows(paper.config().database(), "select id from issue")
                    .isEmpty()) {
                throw new IllegalStateException("the disk is gone");
            }
            return paper.clock.instant();
        };
        return new AppContext(
                paper.config(),
                paper.newsroom().store(),
                paper.newsroom().keyRing(),
                paper.newsroom().themes(),
                clock);
    }

    private static List<String> owed(TestPublication paper, String address) {
        return TestDatabase.rows(paper.config().database(), """
                        select owed from coverage join membership on coverage_id = coverage.id
                        join subscriber on subscriber.id = subscriber_id where address_norm =
                        """ + "'" + address + "'")
                .getFirst();
    }

    private static List<String> articles(TestPublication paper, String address) {
        return DeliveredArticle.to(paper.config().database(), address).stream()
                .map(one -> one.issue().replace("letters/", "") + " " + one.title())
                .toList();
    }
}
