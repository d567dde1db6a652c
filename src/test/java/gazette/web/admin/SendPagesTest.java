package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.issues.IssueState;
import gazette.press.accounts.Sessions;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that sends, and the page that shows how it goes on, as a browser sees them.
class SendPagesTest {
    private static final String SEND = "/desk/send/weekly";

    @TempDir
    Path folder;

    private DeskFixture desk;

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theOnlyButtonSaysHowManyGetIt() {
        Document page = desk.page(AccountRole.EDITOR, SEND);
        assertThat(page.select("main button").eachText()).containsExactly("Send to 2 subscribers");
        assertThat(page.select("main").text())
                .contains("letters/1", "Letters 来信", "weekly", "The first 第一篇", "There was no issue before this one")
                .contains("0 of them got some letter from you, 2 got nothing");
        assertThat(desk.get(AccountRole.WRITER, SEND).statusCode()).isEqualTo(403);
    }

    @Test
    void lookingAtEveryPageSendsNothing() {
        for (AdminRoute route : new AdminSite(desk.paper::context).routes()) {
            if (route.isPage() && !route.path().contains("events")) {
                desk.get(
                        AccountRole.OWNER,
                        route.path().replace("{schedule}", "weekly").replaceAll("\\{[^}]*}", "1"));
            }
        }
        deliver();
        assertThat(issues()).isEmpty();
        assertThat(desk.paper.counts()).isEmpty();
    }

    @Test
    void whatDiffersFromTheLastIssueIsSaid() {
        desk.paper.publish("weekly");
        desk.paper.article("second.md", "The second", "2026-11-21", "More.");
        desk.paper.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\ncy@example.com\n");
        Document page = desk.page(AccountRole.EDITOR, SEND);
        assertThat(page.select("tr.differs").eachText())
                .anySatisfy(row -> assertThat(row).startsWith("Subject"))
                .anySatisfy(row -> assertThat(row).contains("2 3 (+1)"));
        assertThat(page.select(".facts").text()).contains("2 of them got some letter from you, 1 got nothing");
    }

    @Test
    void sendUndoSendIsOneIssue() {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        Document page = desk.page(AccountRole.EDITOR, progress);
        assertThat(page.select(".phase").text()).startsWith("Nothing has gone out yet. You can undo it until 08:01:00");
        assertThat(page.select(".countdown").attr("data-seconds")).isEqualTo("60");
        HttpResponse<String> undone = submit(page.expectFirst("form[action$=undo]"));
        assertThat(undone.headers().firstValue("Location")).hasValue(SEND);
        assertThat(desk.page(AccountRole.VIEWER, progress).select("h1").text()).isEqualTo("letters/1 was undone");
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/letters/1/progress")
                        .statusCode())
                .isEqualTo(404);
        desk.paper.clock.pass(Duration.ofMinutes(2));
        deliver();
        assertThat(desk.paper.counts()).isEmpty();
        String again = send(desk.page(AccountRole.EDITOR, SEND));
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/letters/1/progress")
                        .headers()
                        .firstValue("Location"))
                .hasValue(again);
        desk.paper.clock.pass(Duration.ofMinutes(2));
        deliver();
        assertThat(desk.paper.counts()).hasSize(2).doesNotContainValue(2L);
        assertThat(desk.page(AccountRole.VIEWER, again).select(".phase").text())
                .isEqualTo("Done. All 2 letters are accounted for.");
    }

    @Test
    void aDoubleClickAReloadAndASecondEditorSendOneIssue() {
        Document page = desk.page(AccountRole.EDITOR, SEND);
        Document other = desk.page(AccountRole.OWNER, SEND);
        String first = send(page);
        assertThat(send(page)).isEqualTo(first);
        HttpResponse<String> second = submit(other.expectFirst("form.send"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("can still be undone").doesNotContain("id=\"send\"");
        desk.paper.clock.pass(Duration.ofMinutes(2));
        deliver();
        assertThat(send(page)).isEqualTo(first);
        deliver();
        assertThat(desk.paper.counts()).hasSize(2).doesNotContainValue(2L);
    }

    @Test
    void whatChangedSinceIsShownAndNothingIsSent() {
        Document page = desk.page(AccountRole.EDITOR, SEND);
        desk.paper.article("second.md", "The second", "2026-11-21", "More.");
        desk.paper.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\ncy@example.com\n");
        HttpResponse<String> answer = submit(page.expectFirst("form.send"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document changed = org.jsoup.Jsoup.parse(answer.body());
        assertThat(changed.select(".notice.wait li").eachText())
                .contains("It would go to 3 subscribers, and no longer to 2.", "New in it: “The second”.");
        assertThat(changed.select("#send").text()).isEqualTo("Send to 3 subscribers");
        assertThat(issues()).isEmpty();
    }

    @Test
    void anUndoThatComesTooLateSaysSoAndOffersToPause() {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        Element undo = desk.page(AccountRole.EDITOR, progress).expectFirst("form[action$=undo]");
        desk.paper.clock.pass(Duration.ofMinutes(1));
        freeze();
        HttpResponse<String> answer = submit(undo);
        assertThat(answer.headers().firstValue("Location")).hasValue(progress);
        Document page = desk.page(AccountRole.EDITOR, progress);
        assertThat(page.select("#pause")).hasSize(1);
        assertThat(notice(answer)).contains("undo_too_late");
    }

    @Test
    void aPauseHoldsBackEachLetterUntilItIsResumed() {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        desk.paper.clock.pass(Duration.ofMinutes(1));
        freeze();
        String controls = desk.postInBackground(AccountRole.EDITOR, progress.replace("progress", "pause"))
                .body();
        assertThat(controls).contains("Paused. No letter goes out.", "no letter was on its way then");
        deliver();
        assertThat(desk.paper.counts()).isEmpty();
        submit(desk.page(AccountRole.EDITOR, progress).expectFirst("form[action$=resume]"));
        deliver();
        assertThat(desk.paper.counts()).hasSize(2);
    }

    @Test
    void doneIsSaidOnlyWhenEachRecipientIsAccountedFor() {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        desk.paper.clock.pass(Duration.ofMinutes(1));
        freeze();
        assertThat(desk.page(AccountRole.VIEWER, progress).select(".sum").text())
                .startsWith("0 of 2");
        deliver();
        assertThat(desk.page(AccountRole.VIEWER, progress).select(".phase").text())
                .startsWith("Done.");
        TestDatabase.execute(desk.paper.config().database(), "update issue set frozen_count = 5");
        Document page = desk.page(AccountRole.VIEWER, progress);
        assertThat(page.select(".phase").text())
                .isEqualTo("It is through, but the counts do not close: 2 of 5 letters are accounted for."
                        + " Ask your operator to run: gazette issue verify");
    }

    @Test
    void eventsTellHowItGoesOnAndEndWhenItIsDone() throws Exception {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        try (var events = new Events(progress + "/events", desk.token(AccountRole.VIEWER))) {
            assertThat(events.until("controls")).contains("You can undo it until");
            desk.paper.clock.pass(Duration.ofMinutes(1));
            deliver();
            assertThat(events.until("done")).contains("Done. All 2 letters are accounted for.");
        }
    }

    @Test
    void eventsEndWhenTheBrowserIsSignedOut() throws Exception {
        String progress = send(desk.page(AccountRole.EDITOR, SEND));
        String token = desk.token(AccountRole.VIEWER);
        try (var events = new Events(progress + "/events", token)) {
            events.until("controls");
            new Sessions(desk.paper.context()).close(token);
            assertThat(events.until("signed-out")).doesNotContain("done");
        }
    }

    private String send(Document page) {
        return submit(page.expectFirst("form.send"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<String> submit(Element form) {
        List<String> fields = new ArrayList<>();
        form.select("input").forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        return desk.post(AccountRole.EDITOR, form.attr("action"), fields.toArray(String[]::new));
    }

    private static String notice(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private SendingIssue issue() {
        return issues().getFirst();
    }

    private List<SendingIssue> issues() {
        return desk.paper.context().store().read(tables -> tables.sending().latest(9));
    }

    /// Freezes what may no longer be undone, and sends nothing.
    private void freeze() {
        new SendIssues(desk.paper.context(), new RelayStates(desk.paper.clock))
                .run(() -> issue().state() == IssueState.SENDING);
    }

    private void deliver() {
        new SendIssues(desk.paper.context(), new RelayStates(desk.paper.clock)).run(() -> false);
    }

    /// Reads server-sent events, as a plain client does.
    private final class Events implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Events(String path, String token) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(desk.uri(path))
                    .header("Cookie", SessionCookie.NAME + "=" + token)
                    .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /// All that comes until an event of this name is there.
        String until(String event) throws IOException {
            var read = new StringBuilder();
            Optional<String> line = Optional.ofNullable(lines.readLine());
            while (line.isPresent() && !line.get().equals("event: " + event)) {
                read.append(line.get()).append('\n');
                line = Optional.ofNullable(lines.readLine());
            }
            assertThat(line).as(read.toString()).isPresent();
            line = Optional.ofNullable(lines.readLine());
            while (line.isPresent() && !line.get().isEmpty()) {
                read.append(line.get()).append('\n');
                line = Optional.ofNullable(lines.readLine());
            }
            return read.toString();
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
