package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DateRange;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.sending.SendIssuesTask;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Firings that are not run: of a paused schedule, on days that are skipped, and with too few articles.
class ScheduleRestsTest {
    private static final Instant MONDAY = TestPublication.MONDAY;
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSkippedDayIsRecordedWithItsReasonAndNeverMadeUpFor(TestDatabase database) {
        try (var paper = paper(database, "skip: [2026-11-23, 2026-12-24..2027-01-02]\n")) {
            fire(paper, MONDAY);
            paper.clock.pass(Duration.ofHours(1));
            new CatchUpRuns(paper.context()).run();

            assertThat(summaries(paper))
                    .containsExactly("skipped: 2026-11-23 is skipped, by skip in schedules/weekly.yaml, next run Monday"
                            + " 30 November 08:00 CET");
            assertThat(paper.counts()).isEmpty();
            fire(paper, MONDAY.plus(WEEK));
            assertThat(paper.counts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDaySkippedByCommandIsNotCaughtUpAfterTheMachineWasOff(TestDatabase database) {
        try (var paper = paper(database, "")) {
            paper.clock.pass(Duration.ofMinutes(2));
            new CatchUpRuns(paper.context()).run();
            new ControlSchedule(paper.context(), paper.schedule("weekly"))
                    .skip(DateRange.parse(MONDAY.plus(WEEK).toString().substring(0, 10)));
            paper.clock.set(MONDAY.plus(WEEK).plus(Duration.ofHours(2)));
            new CatchUpRuns(paper.context()).run();
            new CatchUpRuns(paper.context()).run();

            assertThat(summaries(paper))
                    .singleElement()
                    .asString()
                    .startsWith("skipped: 2026-11-30 is skipped, by gazette schedule skip weekly");
            assertThat(runs(paper)).extracting(ScheduleRun::outcome).containsExactly(Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPausedScheduleFiresNotAndWhatItDidNotDoIsNotMadeUpFor(TestDatabase database) {
        try (var paper = paper(database, "")) {
            var orders = new ControlSchedule(paper.context(), paper.schedule("weekly"));
            new CatchUpRuns(paper.context()).run();
            assertThat(orders.pause()).isTrue();
            assertThat(orders.pause()).isFalse();
            fire(paper, MONDAY);
            paper.clock.set(MONDAY.plus(WEEK).plus(Duration.ofMinutes(30)));
            assertThat(orders.resume()).isTrue();
            paper.clock.pass(Duration.ofMinutes(30));
            new CatchUpRuns(paper.context()).run();

            assertThat(summaries(paper))
                    .hasSize(2)
                    .allSatisfy(summary -> assertThat(summary)
                            .startsWith("skipped: the schedule is paused; to go on: gazette schedule resume weekly"));
            assertThat(summaries(paper).getLast()).contains("no next run");
            fire(paper, MONDAY.plus(WEEK).plus(WEEK));
            assertThat(paper.counts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tooFewArticlesWaitUntilThereAreEnough(TestDatabase database) {
        try (var paper = paper(database, "at_least: 3\n")) {
            paper.article("second.md", "The second", "2026-11-21", "More.");
            ScheduleRun waits = paper.publish("weekly");
            assertThat(waits.outcome()).isEqualTo(Outcome.NOTHING);
            assertThat(waits.summary()).startsWith("2 found, 2 waiting");
            assertThat(waits.reasons())
                    .extracting(reason -> reason.detail())
                    .containsOnly("waits for an issue of at least 3 articles; there are 2");
            assertThat(paper.counts()).isEmpty();

            paper.article("third.md", "The third", "2026-11-22", "Most.");
            assertThat(paper.publish("weekly").outcome()).isEqualTo(Outcome.SENT);
            assertThat(paper.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void asManyArticlesOfASourceAsTheScheduleSaysAndTheRestLater(TestDatabase database) {
        try (var paper = paper(database, "most_per_source: 2\n")) {
            paper.article("second.md", "The second", "2026-11-21", "More.");
            paper.article("third.md", "The third", "2026-11-22", "Most.");
            ScheduleRun first = paper.publish("weekly");

            assertThat(first.summary()).contains("1 waiting: the issue has 2 of the source seeds, which is its most");
            assertThat(paper.publish("weekly").summary()).startsWith("1 found");
            assertThat(paper.counts()).isEqualTo(Map.of("ann@example.com", 2L, "bo@example.org", 2L));
        }
    }

    private TestPublication paper(TestDatabase database, String keys) {
        var paper = new TestPublication(folder, database);
        paper.delete("schedules/inner.yaml");
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\n" + keys);
        paper.reread();
        return paper;
    }

    private static void fire(TestPublication paper, Instant slot) {
        paper.clock.set(slot.isBefore(paper.clock.instant()) ? paper.clock.instant() : slot);
        new PublishSchedule(paper.context(), paper.schedule("weekly")).run(slot, ScheduleRun.Occasion.SCHEDULED);
        new SendIssuesTask(paper::context, () -> false).run(() -> {});
    }

    private static List<ScheduleRun> runs(TestPublication paper) {
        return paper.context().store().read(tables -> tables.runs().latest(10));
    }

    private static List<String> summaries(TestPublication paper) {
        return runs(paper).stream().map(ScheduleRun::summary).toList();
    }
}
