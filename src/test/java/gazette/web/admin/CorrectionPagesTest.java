package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.accounts.AccountRole;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What is mended on the web after an issue went out, and how those who got it are told.
@ParameterizedClass
@EnumSource
class CorrectionPagesTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private DeskFixture desk;
    private FaultySmtpServer server;

    CorrectionPagesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder, kind);
        server = new FaultySmtpServer(
                moment -> moment.stage() == Stage.RCPT && moment.recipient().startsWith("cy@")
                        ? new Act.Say("550 5.2.1 mailbox disabled")
                        : new Act.Normal());
        desk.paper.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\ncy@example.org\n");
        desk.paper.article("typo.md", "The meeting", "2026-11-21", "We meet on the **6th** of Mai.", "slug: meeting");
        settings("web: {desk_writes: [seeds]}\n");
        desk.paper.publish("weekly");
    }

    private void settings(String web) {
        desk.paper.write("gazette.yaml", TestPublication.settings(TestPublication.relay(server.port())) + web);
        desk.paper.reread();
    }

    @AfterEach
    void close() {
        server.close();
        desk.close();
    }

    @Test
    void aTypoIsMendedInTheFileOnThePageAndInTheFeedAndThePageSaysSo() throws IOException {
        String frozen = desk.get(AccountRole.VIEWER, "/desk/issues/1/mailed/1").body();
        desk.paper.clock.pass(Duration.ofDays(1));
        String form = correct("meeting");
        Document page = desk.page(AccountRole.EDITOR, form);
        String text = page.select("textarea").getFirst().wholeText().strip();
        assertThat(text).contains("title: The meeting", "of Mai.");
        HttpResponse<String> done = desk.post(
                AccountRole.EDITOR,
                form,
                "text",
                text.replace("Mai", "May"),
                "hash",
                page.select("[name=hash]").attr("value"),
                "shown",
                "1",
                "note",
                "It is May & not <Mai>.");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);

        assertThat(Files.readString(folder.resolve("seeds/typo.md"))).contains("of May.");
        for (String address : List.of("/a/meeting", "/letters/1")) {
            assertThat(desk.page(AccountRole.VIEWER, address).select("main").text())
                    .contains("of May.", "Corrected on 24 November 2026: It is May & not <Mai>.")
                    .doesNotContain("of Mai");
        }
        String feed = desk.get(AccountRole.VIEWER, "/letters/feed.atom").body();
        assertThat(feed).contains("of May.").contains("<updated>2026-11-24T07:01:00");
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/1/mailed/1").body())
                .isEqualTo(frozen)
                .contains("of Mai.");
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues/1/web").text())
                .contains("editor · The meeting said on the page", "It is May & not <Mai>.");
        assertThat(TestDatabase.rows(
                        desk.paper.config().database(),
                        "select who, action, subject from audit_log where action not like 'session%'"))
                .containsExactly(List.of("editor", "article.correct", "seeds/typo.md"));
    }

    @Test
    void aTextThatChangedMeanwhileIsNotOverwrittenAndWhatWasTypedIsKept() {
        String form = correct("meeting");
        String hash = desk.page(AccountRole.EDITOR, form).select("[name=hash]").attr("value");
        desk.paper.article("typo.md", "The meeting", "2026-11-21", "Another hand was here.", "slug: meeting");
        HttpResponse<String> answer =
                desk.post(AccountRole.EDITOR, form, "text", "My long text", "hash", hash, "note", "mine");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Both versions are kept", "My long text", "value=\"mine\"");
    }

    @Test
    void wordsAreMendedOnTheWebOnlyWhereTheDeskMayNotWriteTheFile() throws IOException {
        settings("");
        String form = correct("meeting");
        assertThat(desk.page(AccountRole.EDITOR, form).text())
                .contains("The desk may not write seeds/typo.md", "the file keeps the old ones");
        assertThat(desk.post(AccountRole.EDITOR, form, "wrong", "the 6th of", "right", "the 7th of")
                        .body())
                .contains("not in the article in one piece", "value=\"the 6th of\"");
        desk.post(AccountRole.EDITOR, form, "wrong", "6th", "right", "7th", "shown", "1");
        assertThat(desk.page(AccountRole.VIEWER, "/a/meeting").select("main").text())
                .contains("on the 7th of Mai.", "Corrected on 23 November 2026.");
        assertThat(Files.readString(folder.resolve("seeds/typo.md"))).contains("6th");
        desk.paper.publish("weekly");
        assertThat(desk.page(AccountRole.VIEWER, "/a/meeting").select("main").text())
                .contains("on the 7th");
    }

    @Test
    void theWordsBeforeTheArticlesAreMended() {
        desk.post(AccountRole.EDITOR, "/desk/issues/1/words/intro", "text", "A *new* greeting.", "shown", "1");
        assertThat(desk.page(AccountRole.VIEWER, "/letters/1").select(".note").text())
                .isEqualTo("A new greeting. Corrected on 23 November 2026.");
        assertThat(desk.post(AccountRole.WRITER, "/desk/issues/1/words/intro", "text", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thoseWhoGotItAreToldOnceByALetterThatIsWhatWasShownAndCanBeUndone() {
        String letter = correction();
        int before = server.recipients().size();
        Document written = desk.page(AccountRole.EDITOR, letter + "letter");
        assertThat(written.select("#subject").attr("value")).startsWith("Correction: ");
        desk.post(AccountRole.EDITOR, letter + "letter", "subject", "Corrected", "text", "It is on the **7th**.");
        Document shown = desk.page(AccountRole.EDITOR, letter + "letter");
        assertThat(shown.select("button").text()).contains("Send to 2 subscribers");
        String preview = desk.get(AccountRole.EDITOR, letter + "preview").body();
        assertThat(preview).contains("It is on the <strong", "Unsubscribe");
        String fingerprint = shown.select("[name=fingerprint]").attr("value");

        assertThat(desk.post(AccountRole.EDITOR, letter + "send", "fingerprint", "another")
                        .statusCode())
                .isEqualTo(409);
        desk.post(AccountRole.EDITOR, letter + "send", "fingerprint", fingerprint);
        send();
        assertThat(server.recipients()).hasSize(before);
        assertThat(desk.post(AccountRole.EDITOR, letter + "undo").statusCode()).isEqualTo(303);
        pass();
        assertThat(server.recipients()).hasSize(before);

        desk.post(AccountRole.EDITOR, letter + "send", "fingerprint", fingerprint);
        assertThat(desk.post(AccountRole.EDITOR, letter + "send", "fingerprint", fingerprint)
                        .statusCode())
                .isEqualTo(409);
        // Who comes or goes in the meantime gets none.
        TestDatabase.execute(
                desk.paper.config().database(),
                "update membership set status = 'unsubscribed' where subscriber_id = (select id from subscriber where address = 'bo@example.org')");
        pass();
        assertThat(server.recipients().subList(before, server.recipients().size()))
                .containsExactly("ann@example.com");
        long issue = Long.parseLong(
                TestDatabase.rows(desk.paper.config().database(), "select id from issue where corrects = 1")
                        .getFirst()
                        .getFirst());
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/" + issue + "/mailed/1")
                        .body())
                .isEqualTo(preview);
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues/" + issue).text())
                .contains("Mail servers accepted the only letter");
        assertThat(desk.get(AccountRole.VIEWER, "/letters/").body()).doesNotContain("Corrected");
        assertThat(desk.get(AccountRole.VIEWER, "/letters/-1").statusCode()).isEqualTo(404);
        assertThat(desk.post(AccountRole.EDITOR, letter + "undo").statusCode()).isEqualTo(409);

        desk.paper.article("next.md", "The next", "2026-11-22", "More.");
        desk.paper.publish("weekly");
        assertThat(desk.get(AccountRole.VIEWER, "/letters/2").statusCode()).isEqualTo(200);
    }

    private String correction() {
        desk.post(AccountRole.EDITOR, "/desk/issues/1/words/intro", "text", "New.", "note", "It is on the 7th.");
        return desk.page(AccountRole.EDITOR, "/desk/issues/1/web")
                .select("a[href$=/letter]")
                .attr("href")
                .replaceFirst("letter$", "");
    }

    private String correct(String slug) {
        return desk.page(AccountRole.EDITOR, "/desk/issues/1/web")
                .select("tr:has(a[href$=/a/" + slug + "]) a[href$=/correct]")
                .attr("href");
    }

    private void pass() {
        desk.paper.clock.pass(Duration.ofSeconds(61));
        send();
        send();
    }

    private void send() {
        new SendIssues(desk.paper.context(), new RelayStates(desk.paper.clock)).run(() -> false);
    }
}
