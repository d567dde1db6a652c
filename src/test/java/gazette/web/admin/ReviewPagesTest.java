package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.ReviewIssues;
import gazette.press.publishing.TestPublication;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages on which editors answer before a slot.
class ReviewPagesTest {
    private static final Instant SLOT = TestPublication.MONDAY;

    @TempDir
    Path folder;

    private DeskFixture desk;

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder);
        desk.paper.clock.set(SLOT.minus(Duration.ofHours(2)));
        schedule("silence: hold\n");
        desk.paper.article("first.md", "The first 第一篇", "2026-11-20", "Some text.");
        at(60);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void thePageShowsWhatWouldGoOutAndItsButtonsAct() {
        Document page = page(AccountRole.EDITOR);

        assertThat(page.expectFirst("h1").text()).isEqualTo("Letters 来信 #1: The first 第一篇");
        assertThat(page.expectFirst("dl").text())
                .contains("Mon 23 Nov 2026, 08:00 Europe/Berlin (UTC+01:00)", "in 1 h 0 min", "2 subscribers")
                .contains("it does not go out, and its articles stay new");
        assertThat(page.expectFirst("ol").text()).contains("The first 第一篇", "seeds/first.md");
        assertThat(page.select("form[action*=reviews] button").eachText())
                .containsExactly("Approve for this time", "Send it now to 2 subscribers", "Hold it");
        String letter = page.expectFirst("iframe").attr("src");
        HttpResponse<String> frame = desk.get(AccountRole.VIEWER, letter);
        assertThat(frame.body()).contains("Some text.");
        assertThat(frame.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("sandbox;");

        assertThat(press(AccountRole.EDITOR, page, "approve").statusCode()).isEqualTo(303);
        assertThat(page(AccountRole.EDITOR).expectFirst("dl").text()).contains("Approved by editor");
        fire();
        assertThat(review().state()).isEqualTo(State.SENT);
        assertThat(page(AccountRole.EDITOR).select("form[action*=reviews]")).isEmpty();
    }

    @Test
    void aLinkOfTheMailChangesNothing() {
        long version = review().version();
        page(AccountRole.OWNER);
        desk.get(AccountRole.OWNER, address() + "/approve");
        desk.get(AccountRole.OWNER, address() + "/send");
        assertThat(review().version()).isEqualTo(version);
        assertThat(review().approvedHash()).isEmpty();
    }

    @Test
    void ofTwoEditorsAtOnceTheSecondIsToldWhatTheFirstDid() {
        Document seen = page(AccountRole.EDITOR);
        press(AccountRole.OWNER, seen, "hold");
        HttpResponse<String> late = press(AccountRole.EDITOR, seen, "approve");

        assertThat(late.statusCode()).isEqualTo(409);
        Document told = Jsoup.parse(late.body());
        assertThat(told.expectFirst("[role=alert]").text())
                .startsWith("Somebody answered before you")
                .contains("owner put it on hold");
        assertThat(press(AccountRole.EDITOR, told, "approve").statusCode()).isEqualTo(303);
        assertThat(review().isApproved()).isTrue();
    }

    @Test
    void anApprovalOfWhatHasChangedIsRefusedAndTheChangeIsShown() {
        Document seen = page(AccountRole.EDITOR);
        desk.paper.article("first.md", "The first, corrected", "2026-11-20", "Some better text.");
        at(50);
        HttpResponse<String> late = press(AccountRole.EDITOR, seen, "approve");

        assertThat(late.statusCode()).isEqualTo(409);
        Document told = Jsoup.parse(late.body());
        assertThat(told.text())
                .contains("The issue has changed since this page was shown", "Edited: The first, corrected");
        assertThat(told.select(".diff del").eachText()).contains("Some text.");
        assertThat(told.select(".diff ins").eachText()).contains("Some better text.");
    }

    @Test
    void whatIsHeldAtItsSlotIsSentByOneButtonLater() {
        fire();
        Document held = page(AccountRole.EDITOR);
        assertThat(held.expectFirst("dl").text()).contains("It did not go out: nobody approved it");
        assertThat(held.select("form[action*=reviews] button").eachText())
                .containsExactly("Send it now to 2 subscribers");
        assertThat(desk.page(AccountRole.VIEWER, "/desk").select(".decisions").text())
                .contains("weekly", "It did not go out: nobody approved it");
        press(AccountRole.EDITOR, held, "send");
        new ReviewIssues(desk.paper.context()).run();
        assertThat(review().state()).isEqualTo(State.SENT);
        assertThat(desk.page(AccountRole.VIEWER, "/desk/reviews")
                        .expectFirst("table")
                        .text())
                .contains("weekly", "Sent");
    }

    @Test
    void whereOwnersAnswerAnEditorIsToldSo() {
        schedule("by: owner\n");
        Document page = page(AccountRole.EDITOR);
        assertThat(page.select("form[action*=reviews]")).isEmpty();
        assertThat(page.text()).contains("Only an owner may answer");
        HttpResponse<String> refused = press(AccountRole.EDITOR, page(AccountRole.OWNER), "approve");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(review().approvedHash()).isEmpty();
    }

    @Test
    void theListShowsWhatWaitsAndSaysWhereNothingDoes() {
        assertThat(desk.page(AccountRole.VIEWER, "/desk/reviews")
                        .expectFirst(".card")
                        .text())
                .contains("The first 第一篇", "weekly", "Waits for you");
        assertThat(desk.page(AccountRole.VIEWER, "/desk").select(".decisions a").eachAttr("href"))
                .contains(address());
        assertThat(desk.get(AccountRole.VIEWER, "/desk/reviews/999").statusCode())
                .isEqualTo(404);
        assertThat(desk.get(AccountRole.VIEWER, "/desk/reviews/x").statusCode()).isEqualTo(404);
    }

    private void schedule(String keys) {
        desk.paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nreview: 60m\n" + keys);
        desk.paper.reread();
    }

    private void at(int minutesBefore) {
        desk.paper.clock.set(SLOT.minus(Duration.ofMinutes(minutesBefore)));
        new ReviewIssues(desk.paper.context()).run();
    }

    private void fire() {
        desk.paper.clock.set(SLOT);
        new PublishSchedule(desk.paper.context(), desk.paper.schedule("weekly"))
                .run(SLOT, ScheduleRun.Occasion.SCHEDULED);
    }

    private IssueReview review() {
        return desk.paper
                .context()
                .store()
                .read(tables -> tables.reviews().find("weekly", SLOT))
                .orElseThrow();
    }

    private String address() {
        return "/desk/reviews/" + review().id();
    }

    private Document page(AccountRole role) {
        return desk.page(role, address());
    }

    private HttpResponse<String> press(AccountRole role, Document page, String answer) {
        Element form = page.expectFirst("form[action$=/" + answer + "]");
        return desk.post(
                role,
                form.attr("action"),
                "version",
                form.expectFirst("[name=version]").val(),
                "hash",
                form.expectFirst("[name=hash]").val());
    }
}
