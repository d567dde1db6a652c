package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.accounts.AccountRole;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What an editor reads of an issue that went out: its numbers, who got it, and why somebody did not.
@ParameterizedClass
@EnumSource
class ReportPagesTest {
    private static final int READERS = 60;

    private final TestDatabase kind;

    @TempDir
    Path folder;

    private DeskFixture desk;
    private FaultySmtpServer server;
    private boolean refusesAll;

    ReportPagesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder, kind);
        server = new FaultySmtpServer(moment -> {
            boolean isRefused = refusesAll || moment.recipient().startsWith("r7@");
            return moment.stage() == Stage.RCPT && isRefused ? new Act.Say("550 5.1.1 no such user") : new Act.Normal();
        });
        desk.paper.write(
                "subscribers/letters.csv",
                IntStream.rangeClosed(1, READERS)
                        .mapToObj(i -> "r" + i + (i % 2 == 0 ? "@example.com\n" : "@example.org\n"))
                        .collect(Collectors.joining("", "email\n", "")));
        desk.paper.write("gazette.yaml", TestPublication.settings(TestPublication.relay(server.port())));
        desk.paper.reread();
    }

    @AfterEach
    void close() {
        server.close();
        desk.close();
    }

    @Test
    void theReportSaysWhatTheLettersSay() {
        desk.paper.publish("weekly");
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/letters/1")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/desk/issues/1");
        Document page = desk.page(AccountRole.VIEWER, "/desk/issues/1");
        assertThat(page.text()).contains("Mail servers accepted 59 of 60 letters; 1 was not delivered.");
        assertThat(page.select("table").getFirst().text()).contains("Accepted 59", "Refused 1", "Together 60");
        assertThat(page.select("#digest").text())
                .contains("550 5.1.1 The mailbox does not exist.", "550 5.1.1 no such user")
                .contains("main 60 59", "example.com 30 30", "example.org 30 29");
    }

    @Test
    void whoGotItIsAnsweredByStateAndByAddressWithTheServersReply() {
        desk.paper.publish("weekly");
        Document refused = desk.page(AccountRole.VIEWER, "/desk/issues/1/recipients?state=failed");
        assertThat(refused.select("tbody tr")).hasSize(1);
        assertThat(refused.select("tbody").text())
                .contains("r7@example.org", "Refused", "550 5.1.1 no such user", "main");

        Document found = desk.page(AccountRole.VIEWER, "/desk/issues/1/recipients?address=R12@");
        assertThat(found.select("tbody tr")).hasSize(1);
        assertThat(found.select("tbody").text()).contains("r12@example.com", "Accepted", "250");

        Document first = desk.page(AccountRole.VIEWER, "/desk/issues/1/recipients");
        assertThat(first.select("tbody tr")).hasSize(50);
        Document second =
                desk.page(AccountRole.VIEWER, first.select("a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr")).hasSize(READERS - 50);
        assertThat(second.select("a[rel=next]")).isEmpty();
        List<String> all = first.select("tbody td:first-child").eachText();
        assertThat(all)
                .doesNotContainAnyElementsOf(
                        second.select("tbody td:first-child").eachText());
        Document searched = desk.page(AccountRole.VIEWER, "/desk/issues/1/recipients?address=r&state=accepted");
        assertThat(searched.select("tbody tr")).hasSize(50);
        assertThat(desk.page(AccountRole.VIEWER, searched.select("a[rel=next]").attr("href"))
                        .select("tbody tr"))
                .hasSize(9);
    }

    @Test
    void aSubscriberIsToldOfIssueByIssue() {
        desk.paper.publish("weekly");
        Document page = desk.page(AccountRole.VIEWER, "/desk/subscribers?address=R7@example.org");
        assertThat(page.text())
                .contains("No mail goes to this address any more", "letters/1", "Refused", "550 5.1.1 no such user");
        assertThat(desk.page(AccountRole.VIEWER, "/desk/subscribers?address=nobody@example.org")
                        .text())
                .contains("No subscriber has this address");
    }

    @Test
    void theCsvHoldsEachRecipient() {
        desk.paper.publish("weekly");
        HttpResponse<String> csv = desk.get(AccountRole.EDITOR, "/desk/issues/1/recipients.csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"letters-1-recipients.csv\"");
        assertThat(csv.body().lines())
                .hasSize(READERS + 1)
                .anyMatch(line -> line.startsWith("r7@example.org,,failed,"));
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/1/recipients.csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void sentIsNotSaidOfAnIssueThatNobodyGot() {
        refusesAll = true;
        desk.paper.publish("weekly");
        TestDatabase.execute(desk.paper.config().database(), "update issue set status = 'sent'");
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues/1")
                        .select(".notice.bad")
                        .text())
                .contains("Nobody got it: none of 60 letters was accepted");
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues").select("tbody").text())
                .contains("Nobody got it")
                .doesNotContain("Sent");
    }

    @Test
    void theListOfIssuesKeepsItsFilterInItsAddress() {
        desk.paper.publish("weekly");
        desk.paper.publish("inner");
        Document all = desk.page(AccountRole.VIEWER, "/desk/issues");
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues?list=inner&state=paused")
                        .select("tbody tr"))
                .isEmpty();
        Document filtered = desk.page(AccountRole.VIEWER, "/desk/issues?list=letters&state=sent&title=the+first");
        assertThat(filtered.select("option[selected]").eachText()).contains("letters", "Sent");
        assertThat(filtered.select("#title").attr("value")).isEqualTo("the first");
    }

    @Test
    void anIssueThatIsWithdrawnIsGoneAndComesBack() {
        desk.paper.publish("weekly");
        assertThat(desk.get(AccountRole.VIEWER, "/letters/1").statusCode()).isEqualTo(200);
        assertThat(desk.post(AccountRole.WRITER, "/desk/issues/1/withdraw").statusCode())
                .isEqualTo(403);
        assertThat(desk.post(AccountRole.EDITOR, "/desk/issues/1/withdraw").statusCode())
                .isEqualTo(303);
        assertThat(desk.get(AccountRole.VIEWER, "/letters/1").statusCode()).isEqualTo(410);
        assertThat(desk.post(AccountRole.EDITOR, "/desk/issues/1/withdraw").statusCode())
                .isEqualTo(409);
        desk.post(AccountRole.EDITOR, "/desk/issues/1/restore");
        assertThat(desk.get(AccountRole.VIEWER, "/letters/1").statusCode()).isEqualTo(200);
        assertThat(TestDatabase.rows(
                        desk.paper.config().database(),
                        "select who, action, subject from audit_log where action not like 'session%' order by id"))
                .containsExactly(
                        List.of("editor", "issue.withdraw", "letters/1"),
                        List.of("editor", "issue.restore", "letters/1"));
    }

    @Test
    void anArticleThatIsWithdrawnIsOnNoPageAndInNoFeedUntilItIsPutBack() {
        desk.paper.article("second.md", "The second", "2026-11-21", "More text.", "slug: second");
        desk.paper.publish("weekly");
        String article = desk.page(AccountRole.EDITOR, "/desk/issues/1/web")
                .select("form[action*=articles]:has([aria-label*=second])")
                .attr("action");
        assertThat(desk.get(AccountRole.VIEWER, "/a/second").statusCode()).isEqualTo(200);
        assertThat(desk.post(AccountRole.EDITOR, article).statusCode()).isEqualTo(303);
        assertThat(desk.get(AccountRole.VIEWER, "/a/second").statusCode()).isEqualTo(410);
        for (String page : List.of("/", "/letters/", "/letters/1", "/letters/feed.rss", "/feed.rss", "/sitemap.xml")) {
            assertThat(desk.get(AccountRole.VIEWER, page).body()).as(page).doesNotContain("The second", "/a/second");
        }
        desk.paper.publish("inner");
        assertThat(desk.get(AccountRole.VIEWER, "/desk/issues/2/mailed/1").body())
                .contains("The first")
                .doesNotContain("The second");
        desk.post(AccountRole.EDITOR, article.replace("withdraw", "restore"));
        assertThat(desk.get(AccountRole.VIEWER, "/a/second").statusCode()).isEqualTo(200);
        assertThat(desk.get(AccountRole.VIEWER, "/letters/1").body()).contains("The second");
        assertThat(TestDatabase.rows(
                        desk.paper.config().database(),
                        "select action from audit_log where action not like 'session%' order by id"))
                .containsExactly(List.of("article.withdraw"), List.of("article.restore"));
    }

    @Test
    void whatWasMailedIsShownAsItWas() {
        desk.paper.publish("weekly");
        Document page = desk.page(AccountRole.VIEWER, "/desk/issues/1/mailed");
        assertThat(desk.get(AccountRole.VIEWER, page.select("iframe").attr("src"))
                        .body())
                .contains("Some text.");
        assertThat(desk.page(AccountRole.VIEWER, "/desk/issues/1/mailed?as=source")
                        .select("pre")
                        .text())
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }
}
