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
        try (var publication = new TestPublication(folder, kind)) {
            schedules(publication, "segment: com", "segment: domain = example.org");
            ScheduleRun first = publication.publish("north");
            article(publication, "a");
            publication.publish("north");
            List<String> beforeTheSouth = articles(publication, BO);
            publication.publish("south");
            article(publication, "b");
            publication.publish("weekly");
            ScheduleRun nothing = publication.publish("north");

            assertThat(first.reasons()).extracting(Reason::detail).contains("for 1 of 2 subscribers: segment 'com'");
            assertThat(beforeTheSouth).isEmpty();
            assertThat(articles(publication, ANN)).isEqualTo(List.of("1 " + FIRST, "2 a", "4 b"));
            assertThat(articles(publication, BO)).containsExactlyInAnyOrder("3 " + FIRST, "3 a", "4 b");
            assertThat(nothing.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatOnlyOtherSegmentsGetIsNotOwed(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            schedules(publication, "segment: com\ntags: [mail]", "segment: domain = example.org\ntags: [art]");
            publication.delete("schedules/weekly.yaml");
            publication.reread();
            article(publication, "paint", "tags: [art]");
            article(publication, "stamps", "tags: [mail]");
            publication.publish("north");
            List<String> owed = owed(publication, ANN);
            TestDatabase.execute(publication.config().database(), "update subscriber set domain = 'example.org'");
            article(publication, "clay", "tags: [art]");
            publication.publish("south");

            assertThat(owed).containsExactly("");
            assertThat(articles(publication, ANN)).isEqualTo(List.of("1 stamps", "2 clay"));
            assertThat(articles(publication, BO)).containsExactlyInAnyOrder("2 paint", "2 clay");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoLeavesTheSegmentBeforeTheyAreFrozenKeepsWhatTheyAreOwed(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            schedules(publication, "segment: lang = zh", "segment: com");
            speak(publication, "zh");
            assertThatThrownBy(() -> new PublishSchedule(dying(publication), publication.schedule("north"))
                            .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL))
                    .hasMessage("the disk is gone");
            speak(publication, "' || (case when address_norm like 'ann%' then 'en' else 'zh' end) || '");
            article(publication, "a");
            publication.publish("north");
            speak(publication, "zh");
            article(publication, "b");
            publication.publish("north");

            assertThat(articles(publication, BO)).isEqualTo(List.of("1 " + FIRST, "2 a", "3 b"));
            assertThat(articles(publication, ANN)).containsExactlyInAnyOrder("3 " + FIRST, "3 a", "3 b");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSegmentThatIsGoneWhenAnIssueIsFrozenServesNobodyAndLosesNothing(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            schedules(publication, "segment: topic = mail", "leftover: wait");
            assertThatThrownBy(() -> new PublishSchedule(dying(publication), publication.schedule("south"))
                            .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL))
                    .hasMessage("the disk is gone");
            publication.delete("schedules/north.yaml");
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings(TestPublication.relay(
                                    publication.mail.getSmtp().getPort()))
                            .replace(", topics: {Mail: [mail]}", ""));
            publication.reread();
            article(publication, "a");
            publication.publish("south");

            assertThat(articles(publication, ANN)).containsExactlyInAnyOrder("2 " + FIRST, "2 a");
        }
    }

    @Test
    void aSegmentThatIsNewToAnOldListGetsNoOldNews() {
        try (var publication = new TestPublication(folder)) {
            publication.publish("weekly");
            schedules(publication, "segment: com", "segment: domain = nobody.test");
            ScheduleRun before = publication.publish("north");
            article(publication, "a");
            ScheduleRun nobody = publication.publish("south");
            publication.publish("north");

            assertThat(before.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(nobody.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(TestDatabase.rows(
                            publication.config().database(),
                            "select title from article join issue_article"
                                    + " on article_id = article.id where issue_id = 2"))
                    .containsExactly(List.of("a"));
        }
    }

    @Test
    void aSegmentThatCannotBeReadIsNamedWithFileAndLine() {
        try (var publication = new TestPublication(folder)) {
            schedules(publication, "segment: langue = zh", "segment: com");
            List<String> faults = new CheckWorkspace(publication.clock)
                    .run(folder, Map.of()).faults().stream()
                            .map(String::valueOf)
                            .toList();

            assertThat(faults).hasSize(1);
            assertThat(faults.getFirst())
                    .startsWith("schedules/north.yaml:4: the segment 'langue = zh', at character 1:");
            ScheduleRun run = publication.publish("weekly");
            assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            assertThat(run.summary()).contains("schedules/north.yaml:4");
        }
    }

    private static void schedules(TestPublication publication, String north, String south) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + "segments: {com: domain = example.com}\n");
        publication.write("schedules/north.yaml", SCHEDULE + north + "\n");
        publication.write("schedules/south.yaml", SCHEDULE + south + "\n");
        publication.reread();
        new ImportListFiles(publication.context()).run();
    }

    private static void article(TestPublication publication, String title, String... keys) {
        publication.article(title + ".md", title, "2026-11-20", "About " + title + ".", keys);
        publication.clock.pass(Duration.ofMinutes(1));
    }

    private static void speak(TestPublication publication, String language) {
        TestDatabase.execute(publication.config().database(), "update subscriber set language = '" + language + "'");
    }

    /// Fails once an issue is entered, before anybody is frozen.
    private static AppContext dying(TestPublication publication) {
        InstantSource clock = () -> {
            if (!TestDatabase.rows(publication.config().database(), "select id from issue")
                    .isEmpty()) {
                throw new IllegalStateException("the disk is gone");
            }
            return publication.clock.instant();
        };
        return publication.context().at(clock);
    }

    private static List<String> owed(TestPublication publication, String address) {
        return TestDatabase.rows(publication.config().database(), """
                        select owed from coverage join membership on coverage_id = coverage.id
                        join subscriber on subscriber.id = subscriber_id where address_norm =
                        """ + "'" + address + "'")
                .getFirst();
    }

    private static List<String> articles(TestPublication publication, String address) {
        return DeliveredArticle.to(publication.config().database(), address).stream()
                .map(one -> one.issue().replace("letters/", "") + " " + one.title())
                .toList();
    }
}
