package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.ReviewIssues;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    @TempDir
    Path folder;

    @Test
    void anIssueIsShownApprovedAndHeldWithAShell() {
        try (var paper = new TestPublication(folder)) {
            paper.delete("schedules/inner.yaml");
            paper.clock.set(TestPublication.MONDAY.minus(Duration.ofHours(2)));
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nreview: 90m\n");
            paper.article("first.md", "The first", "2026-11-20", "Some text.");
            paper.reread();
            assertThat(CommandRun.in(paper, "review", "list").err()).endsWith("no issue waits for a review\n");
            assertThat(CommandRun.in(paper, "review", "hold", "weekly").err()).contains("no issue of weekly waits");
            paper.clock.set(TestPublication.MONDAY.minus(Duration.ofHours(1)));
            new ReviewIssues(paper.context()).run();

            String shown = CommandRun.in(paper, "review", "show", "weekly").out();
            assertThat(shown)
                    .startsWith("weekly, 2026-11-23 08:00 CET, waits for an approval: Letters 来信 #1: The first\nhash: ")
                    .contains("article: The first (seeds/first.md)", "recipients: 2", "Some text.");
            String hash = shown.lines()
                    .filter(line -> line.startsWith("hash: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("hash: ".length());
            assertThat(CommandRun.in(paper, "review", "approve", "weekly", "0000")
                            .err())
                    .contains("that is not what would go out now; look again: gazette review show weekly");
            assertThat(CommandRun.in(paper, "review", "approve", "weekly", hash).out())
                    .startsWith("weekly: approved;");
            assertThat(CommandRun.in(paper, "schedule", "list").out())
                    .contains("; the issue of Mon 2026-11-23 08:00 CET is under review: approved by command line");
            assertThat(CommandRun.in(paper, "review", "hold", "weekly").exit()).isZero();
            assertThat(CommandRun.in(paper, "review", "list").out()).contains("on hold: command line put it on hold");
            assertThat(CommandRun.in(paper, "review", "send", "weekly", hash).exit())
                    .isZero();
            new ReviewIssues(paper.context()).run();
            assertThat(CommandRun.in(paper, "runs").out()).contains("weekly");
        }
    }
}
