package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.notifications.AlertEditors;
import gazette.press.sending.SendIssuesTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of firings that nothing was running for.
class CatchUpRunsTest {
    @TempDir
    Path folder;

    private TestPublication paper;

    @BeforeEach
    void open() {
        paper = new TestPublication(folder);
        paper.clock.set(TestPublication.MONDAY.minus(Duration.ofDays(1)));
        look();
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void whatIsSeenForTheFirstTimeMissedNothing() {
        assertThat(runs()).isEmpty();
    }

    @Test
    void aFiringMissedNotLongAgoGoesOutAtOnce() {
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofHours(5)));
        look();
        new SendIssuesTask(paper::newsroom, () -> false).run();

        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.SENT);
        assertThat(runs().getFirst().slot()).isEqualTo(TestPublication.MONDAY);
        assertThat(paper.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void aFiringMissedLongAgoIsLoggedAndTheEditorIsToldOnce() {
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(8)));
        look();
        new AlertEditors(paper.newsroom()).run();
        new AlertEditors(paper.newsroom()).run();

        assertThat(runs())
                .extracting(ScheduleRun::outcome)
                .containsOnly(Outcome.MISSED)
                .hasSize(2);
        assertThat(runs())
                .extracting(ScheduleRun::summary)
                .anySatisfy(summary -> assertThat(summary)
                        .startsWith("missed: nothing was running on Monday 30 November 08:00, and 1 before it"));
        assertThat(paper.counts()).isEqualTo(Map.of("chief@example.org", 2L));
    }

    @Test
    void aScheduleWithNewTimesMissedNothing() {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every day 08:00\n");
        paper.reread();
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(8)));
        look();

        assertThat(runs()).extracting(ScheduleRun::schedule).containsExactly("inner");
    }

    @Test
    void aRunThatDiedBeforeItsIssueWasMadeIsTakenUpAgain() {
        paper.clock.set(TestPublication.MONDAY);
        paper.newsroom()
                .store()
                .change(tables -> tables.runs()
                        .start(
                                "weekly",
                                TestPublication.MONDAY,
                                ScheduleRun.Occasion.SCHEDULED,
                                paper.clock.instant()));
        paper.clock.pass(Duration.ofMinutes(11));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);
        paper.clock.pass(Duration.ofMinutes(11));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.RUNNING);
        new SendIssuesTask(paper::newsroom, () -> false).run();
        assertThat(paper.counts()).hasSize(2);
    }

    @Test
    void aFiringThatRanIsNotMissed() {
        new PublishSchedule(paper.newsroom(), paper.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofHours(1)));
        look();

        assertThat(runs()).hasSize(1);
    }

    @Test
    void aFailedFiringIsTriedAgainUntilItIsTooOld() {
        paper.write("templates/plain/email.ftlh", "${broken");
        paper.reread();
        new PublishSchedule(paper.newsroom(), paper.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofMinutes(20)));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);

        paper.delete("templates/plain/email.ftlh");
        paper.reread();
        paper.clock.pass(Duration.ofMinutes(20));
        look();
        new SendIssuesTask(paper::newsroom, () -> false).run();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.SENT);
        assertThat(paper.counts()).hasSize(2);
    }

    @Test
    void aLetterWithErrorsIsTriedAgainAndKeepsItsArticlesForTheNextSlot() {
        paper.write("templates/plain/email.ftlh", "<p>${preheader} Nobody can leave.</p>");
        paper.reread();
        new PublishSchedule(paper.newsroom(), paper.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        paper.clock.set(TestPublication.MONDAY.plus(Duration.ofMinutes(20)));
        look();
        new AlertEditors(paper.newsroom()).run();
        paper.clock.pass(Duration.ofMinutes(20));
        look();
        new AlertEditors(paper.newsroom()).run();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);
        assertThat(paper.counts()).isEqualTo(Map.of("chief@example.org", 1L));

        paper.delete("templates/plain/email.ftlh");
        paper.reread();
        Instant next = TestPublication.MONDAY.plus(Duration.ofDays(7));
        paper.clock.set(next);
        new PublishSchedule(paper.newsroom(), paper.schedule("weekly")).run(next, ScheduleRun.Occasion.SCHEDULED);
        new SendIssuesTask(paper::newsroom, () -> false).run();
        assertThat(paper.subjectsTo("ann@example.com")).containsExactly("Letters 来信 №1: The first 第一篇");
    }

    private void look() {
        new CatchUpRuns(paper.newsroom()).run();
    }

    private List<ScheduleRun> runs() {
        return paper.newsroom().store().read(tables -> tables.runs().latest(10));
    }
}
