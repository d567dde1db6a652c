package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first page of the desk tells: what runs next, what does not, and why.
class TodayPagesTest {
    private static final AccountRole EDITOR = AccountRole.EDITOR;

    @TempDir
    Path folder;

    private DeskFixture desk;
    private TestPublication paper;

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder);
        paper = desk.paper;
        new ImportListFiles(paper.context()).run();
        IngestSources.run(paper.context());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCardSaysWhenInWhoseZoneHowSoonAndWithWhat() {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nzone: America/New_York\n");
        paper.reread();
        Document today = today();
        assertThat(today.select("#run-weekly").text())
                .contains("weekly to Letters 来信", "in 6 h 0 min", "Mon 23 Nov 2026, 08:00")
                .contains("your time: Mon 23 Nov 2026, 14:00", "Would hold 1 article now", "The first 第一篇");
        assertThat(today.select("#run-weekly [data-until]").attr("data-until")).isEqualTo("2026-11-23T13:00:00Z");
    }

    @Test
    void aCardSaysWhyAnIssueWouldHoldNothing() {
        paper.article("first.md", "The first 第一篇", "2026-11-20", "Some text.", "draft: true");
        IngestSources.run(paper.context());
        assertThat(today().select("#run-weekly").text()).contains("Would not go out", "draft or dated in the future");
    }

    @Test
    void aRunSkippedIsToldWithItsReasonBeforeAndAfterwards() {
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every day 08:00\n");
        paper.reread();
        new CatchUpRuns(paper.context()).run();
        assertThat(desk.post(EDITOR, "/desk/schedules/weekly/skip", "day", "2026-11-24", "back", "/desk")
                        .headers()
                        .firstValue("Location"))
                .contains("/desk");
        assertThat(today().select("#run-weekly").text())
                .contains("Skipped Tue 24 Nov 2026, 08:00: an editor ordered it.", "Wed 25 Nov 2026, 08:00");

        paper.clock.pass(Duration.ofDays(1).plusHours(1));
        new CatchUpRuns(paper.context()).run();
        assertThat(today().select("section[aria-labelledby=without]").text())
                .contains("Skipped weekly, Tue 24 Nov 2026, 08:00", "2026-11-24 is skipped");
        assertThat(desk.page(EDITOR, "/desk/schedules/weekly").text()).contains("2026-11-24 is skipped");
    }

    @Test
    void aPausedScheduleSaysSoAndGoesOn() {
        desk.post(EDITOR, "/desk/schedules/weekly/pause", "back", "/desk");
        assertThat(today().select("#run-weekly").text()).contains("Paused", "until somebody resumes it");
        desk.post(EDITOR, "/desk/schedules/weekly/resume", "back", "/desk");
        assertThat(today().select("#run-weekly").text()).doesNotContain("Paused");
    }

    @Test
    void ordersLeadBackToWhereTheyWereGiven() {
        String list = "/desk/schedules/weekly?before=1795000000000";
        assertThat(desk.post(EDITOR, "/desk/schedules/weekly/pause", "back", list)
                        .headers()
                        .firstValue("Location"))
                .contains(list);
        assertThat(desk.post(EDITOR, "/desk/schedules/weekly/pause", "back", "//evil.example")
                        .headers()
                        .firstValue("Location"))
                .contains("/desk");
    }

    @Test
    void aDayThatIsNoneIsRefusedWithARemedy() {
        assertThat(desk.post(EDITOR, "/desk/schedules/weekly/skip", "day", "tomorrow"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("“tomorrow” is no day"));
        assertThat(today().select("#run-weekly").text()).doesNotContain("Skipped");
    }

    @Test
    void aPublicationWithoutAnythingSaysWhatToDoFirst() {
        paper.delete("schedules/weekly.yaml");
        paper.delete("schedules/inner.yaml");
        paper.reread();
        Document today = today();
        assertThat(today.select("section[aria-labelledby=first]").text()).contains("Write an article");
        assertThat(today.select(".empty").text()).contains("There is no schedule yet", "No issue has gone out yet");
    }

    private Document today() {
        return desk.page(EDITOR, "/desk");
    }
}
