package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {
    @TempDir
    Path folder;

    private TestPublication paper;

    @BeforeEach
    void open() {
        paper = new TestPublication(folder);
        paper.delete("schedules/inner.yaml");
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void aPauseIsToldByEveryCommandUntilItEnds() {
        assertThat(run("schedule", "pause", "weekly").out()).startsWith("weekly is paused;");
        assertThat(run("schedule", "list").out())
                .isEqualTo("weekly does not fire: the schedule is paused; to go on: gazette schedule resume weekly\n");
        assertThat(run("check").out()).contains("weekly does not fire: the schedule is paused");
        assertThat(run("schedule", "skip", "weekly").err())
                .contains("weekly has no next firing to skip: the schedule is paused; to go on:")
                .contains("name it: gazette schedule skip weekly 2026-12-25");
        assertThat(run("schedule", "list", "--json").out())
                .contains("\"paused\":")
                .contains("\"next\":[]");
        assertThat(run("schedule", "resume", "weekly").out())
                .isEqualTo("weekly is resumed; it runs next: Mon 2026-11-30 08:00 CET\n");
        assertThat(run("check").out()).contains("weekly fires next: Mon 2026-11-30 08:00 CET");
    }

    @Test
    void whyTellsThatAnArticleWaitsForAPausedSchedule() {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nat_least: 9\n");
        paper.reread();
        paper.publish("weekly");
        run("schedule", "pause", "weekly");

        assertThat(run("why", "seeds/first.md").out())
                .contains("weekly: waiting: waits for an issue of at least 9 articles; there are 1")
                .contains("  weekly does not fire: the schedule is paused");
    }

    @Test
    void theNextFiringOrANamedDayIsSkippedAndTakenBack() {
        assertThat(run("schedule", "skip", "weekly").out())
                .isEqualTo("weekly skips 2026-11-30; it runs next: Mon 2026-12-07 08:00 CET\n");
        assertThat(run("schedule", "skip", "weekly", "2026-12-01..2026-12-10").out())
                .isEqualTo("weekly skips 2026-12-01..2026-12-10; it runs next: Mon 2026-12-14 08:00 CET\n");
        assertThat(run("schedule", "list").out())
                .contains("Mon 2026-11-30 08:00 CET (not run: 2026-11-30 is skipped, by gazette schedule skip weekly)");
        assertThat(run("schedule", "skip", "weekly", "2026-12-02").err()).contains("would not fire on 2026-12-02");
        assertThat(run("schedule", "skip", "weekly", "2026-11-30", "--undo").out())
                .isEqualTo("weekly runs on 2026-11-30 after all; it runs next: Mon 2026-11-30 08:00 CET\n");
    }

    @Test
    void aRunNamesTheWordsBeforeItsArticles() {
        paper.write("schedules/weekly.intro.md", "Hello.\n");
        assertThat(run("publish", "weekly", "--dry-run").out())
                .contains("note: intro (with schedules/weekly.intro.md)");
    }

    @Test
    void aDayWithinSeveralThatAreSkippedIsTakenBackWithThem() {
        run("schedule", "skip", "weekly", "2026-12-01..2026-12-10");

        assertThat(run("schedule", "skip", "weekly", "2026-12-07", "--undo").err())
                .endsWith("weekly: 2026-12-07 is skipped as a part of 2026-12-01..2026-12-10; to take all of it back:"
                        + " gazette schedule skip weekly 2026-12-01..2026-12-10 --undo\n");
        assertThat(run("schedule", "skip", "weekly", "2026-12-11", "--undo").err())
                .contains("2026-12-11 was not skipped by this command");
    }

    @Test
    void aDayFarOffIsNoDay() {
        for (String far : new String[] {"+1000000-01-01", "+999999999-12-31"}) {
            assertThat(run("schedule", "skip", "weekly", far).err())
                    .as(far)
                    .contains("\"" + far + "\" is not a day; write one such as 2026-12-01");
        }
        assertThat(run("schedule", "skip", "weekly", "9999-12-31").out()).startsWith("weekly skips 9999-12-31");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(run("schedule", "skip", "weekly", "25.12.2026").err())
                .contains("\"25.12.2026\" is not a day; write one such as 2026-12-01");
        assertThat(run("schedule", "pause", "weekli").err()).contains("did you mean 'weekly'?");
        assertThat(run("schedule", "skip", "weekly", "--undo").err()).contains("which day?");
        paper.write("schedules/weekly.yaml", """
                list: letters
                when: every Monday 08:00
                limit: 2
                at_least: 3
                skip: [2026-12-31..2026-12-24, Christmas]
                """);
        assertThat(run("check").out())
                .contains("schedules/weekly.yaml:4: at_least is 3, but an issue has at most 2 articles")
                .contains(
                        "schedules/weekly.yaml:5: \"2026-12-31..2026-12-24\" ends before it begins; write the earlier day"
                                + " first: 2026-12-24..2026-12-31")
                .contains("schedules/weekly.yaml:5: \"Christmas\" is not a day");
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\npaused: true\n");
        assertThat(run("schedule", "resume", "weekly").err())
                .contains("weekly does not fire: the schedule is paused, by paused: true in schedules/weekly.yaml");
    }

    @Test
    void whatWaitsForMoreArticlesIsNotSaidToHaveBeenInAnIssue() {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nat_least: 9\n");
        assertThat(run("publish", "weekly", "--dry-run").out())
                .contains("what waits goes out with enough other articles (at_least in schedules/weekly.yaml)")
                .doesNotContain("was in an issue before");
    }

    @Test
    void anIssueThatSourcesCanNeverFillIsAFault() {
        String seldom = "list: letters\nwhen: every Monday 08:00\nsources: [seeds]\nat_least: 3\nmost_per_source: ";
        paper.write("schedules/weekly.yaml", seldom + "2\n");
        assertThat(run("check").out())
                .contains(
                        "schedules/weekly.yaml:4: at_least is 3, but 2 articles of each source are 2 at most, so there"
                                + " would be no issue; write a number up to 2, or raise most_per_source");
        paper.write("schedules/weekly.yaml", seldom + "3\n");
        assertThat(run("check").out()).doesNotContain("at_least is");
    }

    private CommandRun run(String... args) {
        return CommandRun.in(paper, args);
    }
}
