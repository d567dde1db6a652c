package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.accounts.AuditRecord;
import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.DraftField;
import gazette.issues.IssueDraft;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.press.publishing.TestPublication;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a schedule's next issue: what editors decide there is what its preview shows, what a test is, and
/// what goes out.
class ComposeTest {
    private static final String PAGE = "/desk/issues/next/weekly";

    private static final String FIRST = "The first 第一篇";

    @TempDir
    Path folder;

    private DeskFixture desk;
    private TestPublication paper;

    @BeforeEach
    void open() {
        desk = new DeskFixture(folder);
        paper = desk.paper;
        paper.article("second.md", "Second", "2026-11-21", "More text.", "tags: [mail]");
        paper.article("third.md", "Third", "2026-11-22", "Most text.");
        new PreviewSchedule(paper.context()).run(paper.schedule("weekly"), Wish.PLAIN);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatGoesOutIsThePreviewToTheByteButForTheSlotsAndTheDate() {
        save("intro", "Good **morning**, ${subscriber.name!\"reader\"}.");
        save("subject", "Arranged");
        act("Third", "pin");
        act(FIRST, "later");

        String ann = source("?subscriber=ann@example.com");
        String bo = source("?subscriber=bo@example.org");
        paper.publish("weekly");

        assertThat(ann).contains("Subject: Arranged");
        assertThat(same(bytes(paper.mailsTo("ann@example.com").getLast()))).isEqualTo(same(ann));
        assertThat(same(bytes(paper.mailsTo("bo@example.org").getLast()))).isEqualTo(same(bo));
        assertThat(ReceivedMail.parse("1", ann.getBytes(StandardCharsets.US_ASCII))
                        .text())
                .contains("Good morning, Ann.", "Third")
                .doesNotContain("Some text.");
    }

    /// Returns a mail without its date, its id and the token of its link.
    private static String same(String mail) {
        String header = mail.substring(0, mail.indexOf("\r\n\r\n"));
        String body = mail.substring(header.length());
        String steady = header.replaceAll("(?m)^(Date|Message-ID): .*\r\n", "")
                .replaceAll("(?s)(List-Unsubscribe: <[^>]*/u/)[^>]*>", "$1>");
        return steady + "\n" + text(mail) + "\n" + body.stripTrailing().length();
    }

    private static String text(String mail) {
        ReceivedMail parsed = ReceivedMail.parse("1", mail.getBytes(StandardCharsets.US_ASCII));
        return (parsed.text() + parsed.html()).replaceAll("/(u|preferences)/[\\w-]+", "/$1/");
    }

    @Test
    void articlesAreChosenOrderedPinnedAndDroppedAndTheFiltersStay() {
        assertThat(titles(page("?width=phone"))).containsExactly("Second", "Third", FIRST);
        HttpResponse<String> moved = desk.post(
                AccountRole.WRITER, PAGE + "/article?width=phone", "work", work(FIRST), "act", "up", "version", "0");
        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(moved.headers().firstValue("Location")).hasValue(PAGE + "?width=phone#articles");
        assertThat(titles(page(""))).containsExactly("Second", FIRST, "Third");

        act("Third", "pin");
        assertThat(desk.page(AccountRole.VIEWER, PAGE).select("#articles button, #words button"))
                .isEmpty();
        assertThat(titles(page(""))).containsExactly("Third", "Second", FIRST);
        act("Third", "never");
        assertThat(titles(page(""))).containsExactly("Second", FIRST);
        assertThat(page("").select(".left-out").text()).contains("Third", "An editor drops it for good");
        act("Third", "rules");
        assertThat(titles(page(""))).hasSize(3);

        paper.article("fourth.md", "Fourth", "2026-11-23", "Late.");
        new PreviewSchedule(paper.context()).run(paper.schedule("weekly"), Wish.PLAIN);
        assertThat(page("").select("li:contains(Fourth)").text()).contains("new since");
    }

    @Test
    void aStaleTextIsNotLost() {
        assertThat(inBackground("intro", "From Bea.", 0).body()).contains("Saved at", "hx-swap-oob");
        HttpResponse<String> conflict = inBackground("intro", "From Cy.", 0);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("From Bea.", "Save mine", "Take theirs");

        HttpResponse<String> whole =
                desk.post(AccountRole.EDITOR, PAGE + "/field", "field", "intro", "value", "From Cy.", "version", "0");
        assertThat(whole.statusCode()).isEqualTo(409);
        assertThat(whole.body()).contains("From Bea.", ">From Cy.</textarea>");
        assertThat(value("intro")).isEqualTo("From Bea.");
        assertThat(inBackground("outro", "From Cy.", 0).statusCode()).isEqualTo(200);
    }

    @Test
    void aTextForAnIssueThatIsMadeIsToldApartAndKept() {
        save("intro", "For this one.");
        String version = page("").expectFirst("#v-intro").val();
        paper.publish("weekly");

        HttpResponse<String> late = desk.postInBackground(
                AccountRole.EDITOR, PAGE + "/field", "field", "intro", "value", "For this!", "version", version);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("has been made meanwhile", "Keep it for the next issue");
    }

    @Test
    void aTestIsTheRealLetterAndItsAddressIsRemembered() {
        save("subject", "Arranged");
        HttpResponse<String> sent = test("tester@example.org", "ann@example.com");
        assertThat(sent.body()).contains("The relay took the test to tester@example.org");
        MimeMessage mail = paper.mailsTo("tester@example.org").getLast();
        assertThat(TestPublication.subject(mail)).isEqualTo("[Test] Arranged");
        String preview = source("?subscriber=ann@example.com");
        assertThat(text(bytes(mail))).isEqualTo(text(preview));
        assertThat(page("").select("#test-addresses option").eachAttr("value")).containsExactly("tester@example.org");

        assertThat(test("nobody", "").statusCode()).isEqualTo(422);
        assertThat(test("tester@example.org", "stranger@example.org").body())
                .contains("stranger@example.org is no subscriber", "value=\"tester@example.org\"");
    }

    @Test
    void aRelayThatFailsInMidTestIsQuotedAndWhatWasTypedStays() {
        paper.mail.stop();
        HttpResponse<String> failed = test("tester@example.org", "ann@example.com");

        assertThat(failed.statusCode()).isEqualTo(422);
        assertThat(failed.body())
                .contains("was not sent. The relay says:", "value=\"tester@example.org\"", "value=\"ann@example.com\"");
        paper.mail.start();
    }

    @Test
    void thePreviewRunsNoScriptAndFetchesNothing() {
        paper.article(
                "hostile.md",
                "Hostile <script>alert(1)</script>",
                "2026-11-22",
                "<script>alert(2)</script> <img src=\"http://elsewhere.example/x.png\" onerror=\"alert(3)\">");
        HttpResponse<String> frame = desk.get(AccountRole.VIEWER, PAGE + "/letter?scheme=dark&images=off&styles=off");

        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox;")
                .contains("default-src 'none'");
        assertThat(frame.body()).doesNotContain("<script", "onerror", "<style").contains("target=\"_blank\"");
        Document panel = desk.page(AccountRole.VIEWER, PAGE + "/preview?scheme=dark&width=phone");
        Element letter = panel.expectFirst("iframe.phone");
        assertThat(letter.attr("sandbox")).isEmpty();
        assertThat(letter.attr("src")).isEqualTo(PAGE + "/letter?width=phone&scheme=dark");
        assertThat(desk.page(AccountRole.VIEWER, PAGE + "/preview?look=text")
                        .select(".letter-text")
                        .text())
                .contains("Some text.");
        assertThat(desk.page(AccountRole.VIEWER, PAGE + "/preview?look=source")
                        .select(".letter-text")
                        .text())
                .contains("List-Unsubscribe");
    }

    @Test
    void findingsLeadToTheirPlace() {
        save("preheader", "x");
        save("intro", "Hello ${subscriber.nickname}.");
        Document panel = desk.page(AccountRole.VIEWER, PAGE + "/preview");

        assertThat(panel.select(".findings a[href=#f-intro]").text()).contains("draft/intro");
        assertThat(page("").select("#f-intro")).hasSize(1);
    }

    @Test
    void theAuditLogNamesNoAddressOfATest() {
        test("forgetme@example.org", "");
        test("nobody at all", "");
        List<AuditRecord> log =
                paper.context().store().read(tables -> tables.audit().oldest(0, 1000));
        assertThat(log)
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("draft.test"))
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("forgetme"));
    }

    private HttpResponse<String> test(String address, String as) {
        return desk.post(AccountRole.EDITOR, PAGE + "/test", "address", address, "subscriber", as, "letter", "1");
    }

    private void save(String field, String value) {
        assertThat(inBackground(field, value, version()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> inBackground(String field, String value, long version) {
        return desk.postInBackground(
                AccountRole.EDITOR,
                PAGE + "/field",
                "field",
                field,
                "value",
                value,
                "version",
                String.valueOf(version));
    }

    private void act(String title, String act) {
        HttpResponse<String> done = desk.postInBackground(
                AccountRole.WRITER,
                PAGE + "/article",
                "work",
                work(title),
                "act",
                act,
                "version",
                String.valueOf(version()));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    private IssueDraft draft() {
        return paper.context().store().read(tables -> tables.issueDrafts().of("weekly"));
    }

    private long version() {
        return draft().version();
    }

    private String value(String field) {
        return draft().value(DraftField.of(field).orElseThrow());
    }

    private Document page(String query) {
        return desk.page(AccountRole.EDITOR, PAGE + query);
    }

    private static List<String> titles(Document page) {
        return page.select(".sortable li strong").eachText();
    }

    private String work(String title) {
        return page("").expectFirst("li:has(strong:contains(" + title + "))")
                .id()
                .substring(2);
    }

    private String source(String query) {
        return desk.get(AccountRole.EDITOR, PAGE + "/source" + query).body();
    }

    private static String bytes(MimeMessage mail) {
        try {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes, new String[] {"Return-Path", "Received"});
            return bytes.toString(StandardCharsets.US_ASCII);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
