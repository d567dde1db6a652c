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

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.clock.set(TestPublication.MONDAY.minus(Duration.ofDays(1)));
        look();
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whatIsSeenForTheFirstTimeMissedNothing() {
        assertThat(runs()).isEmpty();
    }

    @Test
    void aFiringMissedNotLongAgoGoesOutAtOnce() {
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofHours(5)));
        look();
        new SendIssuesTask(publication::context, () -> false).run(() -> {});

        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.SENT);
        assertThat(runs().getFirst().slot()).isEqualTo(TestPublication.MONDAY);
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void aFiringMissedLongAgoIsLoggedAndTheEditorIsToldOnce() {
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(8)));
        look();
        new AlertEditors(publication.context()).run();
        new AlertEditors(publication.context()).run();

        assertThat(runs())
                .extracting(ScheduleRun::outcome)
                .containsOnly(Outcome.MISSED)
                .hasSize(2);
        assertThat(runs())
                .extracting(ScheduleRun::summary)
                .anySatisfy(summary -> assertThat(summary)
                        .startsWith("missed: nothing was running on Monday 30 November 08:00 CET, and 1 before it"));
        assertThat(publication.counts()).isEqualTo(Map.of("chief@example.org", 2L));
    }

    @Test
    void aScheduleWithNewTimesMissedNothing() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every day 08:00\n");
        publication.reread();
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(8)));
        look();

        assertThat(runs()).extracting(ScheduleRun::schedule).containsExactly("inner");
    }

    @Test
    void everyOtherWeekIsCaughtUpWithByTheSameCount() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every other Monday 08:00 from 2026-11-23\n");
        publication.delete("schedules/inner.yaml");
        publication.reread();
        look();
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(13)));
        look();
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofDays(20)));
        look();

        assertThat(runs())
                .extracting(ScheduleRun::slot)
                .containsExactly(TestPublication.MONDAY.plus(Duration.ofDays(14)), TestPublication.MONDAY);
    }

    @Test
    void aRunThatDiedBeforeItsIssueWasMadeIsTakenUpAgain() {
        publication.clock.set(TestPublication.MONDAY);
        publication
                .context()
                .store()
                .change(tables -> tables.runs()
                        .start(
                                "weekly",
                                TestPublication.MONDAY,
                                ScheduleRun.Occasion.SCHEDULED,
                                publication.clock.instant()));
        publication.clock.pass(Duration.ofMinutes(11));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);
        publication.clock.pass(Duration.ofMinutes(11));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.RUNNING);
        new SendIssuesTask(publication::context, () -> false).run(() -> {});
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void aFiringThatRanIsNotMissed() {
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofHours(1)));
        look();

        assertThat(runs()).hasSize(1);
    }

    @Test
    void aFailedFiringIsTriedAgainUntilItIsTooOld() {
        publication.write("templates/plain/email.ftlh", "${broken");
        publication.reread();
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofMinutes(20)));
        look();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);

        publication.delete("templates/plain/email.ftlh");
        publication.reread();
        publication.clock.pass(Duration.ofMinutes(20));
        look();
        new SendIssuesTask(publication::context, () -> false).run(() -> {});
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.SENT);
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void aLetterWithErrorsIsTriedAgainAndKeepsItsArticlesForTheNextSlot() {
        publication.write("templates/plain/email.ftlh", "<p>${preheader} Nobody can leave.</p>");
        publication.reread();
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        publication.clock.set(TestPublication.MONDAY.plus(Duration.ofMinutes(20)));
        look();
        new AlertEditors(publication.context()).run();
        publication.clock.pass(Duration.ofMinutes(20));
        look();
        new AlertEditors(publication.context()).run();
        assertThat(runs()).extracting(ScheduleRun::outcome).containsExactly(Outcome.FAILED);
        assertThat(publication.counts()).isEqualTo(Map.of("chief@example.org", 1L));

        publication.delete("templates/plain/email.ftlh");
        publication.reread();
        Instant next = TestPublication.MONDAY.plus(Duration.ofDays(7));
        publication.clock.set(next);
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(next, ScheduleRun.Occasion.SCHEDULED);
        new SendIssuesTask(publication::context, () -> false).run(() -> {});
        assertThat(publication.subjectsTo("ann@example.com")).containsExactly("Letters 来信 #1: The first 第一篇");
    }

    private void look() {
        new CatchUpRuns(publication.context()).run();
    }

    private List<ScheduleRun> runs() {
        return publication.context().store().read(tables -> tables.runs().latest(10));
    }
}
