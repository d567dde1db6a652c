package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.IssueState;
import gazette.press.accounts.AccessLinks;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.web.WebServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An editor in a real browser, from the first start to the report: comes in with a passkey, writes, composes, tests,
/// sends, undoes, sends again, watches, pauses and resumes. A real mail server takes the letters.
@Tag("browser")
class DeskJourneyTest {
    private static final Pattern TOKEN =
            Pattern.compile("(?<=/(?:=\\r\\n)?(?:u|preferences)(?:=\\r\\n)?/)(?:=\\r\\n|[\\w-])+");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestPublication paper;
    private static WebServer web;
    private static int port;

    @BeforeAll
    static void open() throws IOException {
        paper = new TestPublication(folder.resolve("paper"));
        String settings = Files.readString(folder.resolve("paper/gazette.yaml"));
        paper.write("gazette.yaml", settings + "\nweb: {desk_writes: [seeds]}\n");
        paper.reread();
        web = new WebServer(paper::context, _ -> Optional.empty());
        port = web.start(new WebConfig("127.0.0.1", 0, List.of()));
        browser = new Browser(folder.resolve("profile"));
        browser.addAuthenticator();
    }

    @AfterAll
    static void close() {
        browser.close();
        web.close();
        paper.close();
    }

    @Test
    void fromTheFirstStartToTheReport() throws Exception {
        comeIn();
        write("Harbour lights", "The lamps are **lit** again.");
        compose();
        test();
        sendAndUndo();
        String ann = source("ann@example.com");
        String bo = source("bo@example.org");
        sendAgain();
        assertThat(same(letter("ann@example.com"))).isEqualTo(same(ann));
        assertThat(same(letter("bo@example.org"))).isEqualTo(same(bo));
        report();
        assertThat(browser.ask("document.title")).doesNotContain("500");
    }

    private static void comeIn() {
        String link =
                "/desk/join/" + new AccessLinks(paper.context()).forFirstOwner().orElseThrow();
        browser.open(at(link));
        browser.type("#name-passkey", "Ada");
        browser.press("form[data-passkey] button");
        browser.await("document.querySelector('.sign-out')");
    }

    private static void write(String title, String text) {
        browser.open(at("/desk/articles/new"));
        browser.await("document.querySelector('#article')");
        browser.type("#title", title);
        browser.type("#text", text);
        browser.await("document.querySelector('#autosave [data-key]') && document.querySelector('#preview iframe')");
        browser.press("button[name=save]");
        browser.await("document.querySelector('.notice[role=status]:not([hidden])')");
        assertThat(folder.resolve("paper/seeds/harbour-lights.md")).content().contains(text);
        // What `serve` does every second.
        new PreviewSchedule(paper.context()).run(paper.schedule("weekly"), PreviewSchedule.Wish.PLAIN);
    }

    private static void compose() {
        browser.open(at("/desk/issues/next/weekly"));
        browser.await("document.querySelector('#preview iframe')");
        List<String> before = titles();
        assertThat(before).hasSize(2).contains("Harbour lights");
        browser.press("#articles li:last-child button[value=up]");
        browser.await("document.querySelectorAll('#articles [data-work]')[0].textContent.includes('" + before.getLast()
                + "')");
        browser.type("#t-subject", "The lamps of the harbour");
        browser.type("#t-intro", "Good **evening**.");
        browser.await(
                "document.querySelectorAll('#words .status').length > 1 && "
                        + "[...document.querySelectorAll('#s-subject, #s-intro')].every(one => one.textContent.includes('Saved'))");
        browser.open(at("/desk/issues/next/weekly?subscriber=ann%40example.com&width=phone"));
        browser.await("document.querySelector('#preview iframe')");
        assertThat(titles()).containsExactlyElementsOf(before.reversed());
        assertThat(source("ann@example.com")).contains("Subject: The lamps of the harbour");
    }

    private static void test() {
        browser.type("#test-address", "tester@example.org");
        browser.press("#test-send");
        browser.await("document.querySelector('#test .notice')");
        MimeMessage test = paper.mailsTo("tester@example.org").getLast();
        assertThat(TestPublication.subject(test)).isEqualTo("[Test] The lamps of the harbour");
        assertThat(parsed(bytes(test)).html()).contains("The lamps are <strong", "Good <strong");
    }

    private static void sendAndUndo() {
        browser.open(at("/desk/send/weekly"));
        assertThat(browser.ask("document.getElementById('send').textContent")).isEqualTo("Send to 2 subscribers");
        browser.press("#send");
        browser.await("document.getElementById('undo')");
        browser.press("#undo");
        browser.await("document.getElementById('send')");
        paper.clock.pass(Duration.ofMinutes(2));
        deliver();
        assertThat(paper.counts()).containsOnlyKeys("tester@example.org");
        assertThat(issues()).isEmpty();
    }

    private static void sendAgain() {
        browser.open(at("/desk/send/weekly"));
        browser.press("#send");
        browser.await("document.getElementById('undo')");
        paper.clock.pass(Duration.ofMinutes(1));
        new SendIssues(paper.context(), new RelayStates(paper.clock))
                .run(() -> issues().getFirst().state() == IssueState.SENDING);
        browser.await("document.getElementById('pause')");
        browser.press("#pause");
        browser.await("document.getElementById('resume')");
        deliver();
        assertThat(paper.mailsTo("ann@example.com")).isEmpty();
        browser.press("#resume");
        browser.await("document.getElementById('pause')");
        deliver();
        browser.await("document.body.innerText.includes('Done. All 2 letters are accounted for.')");
        assertThat(paper.counts())
                .isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L, "tester@example.org", 1L));
    }

    private static void report() {
        long id = issues().getFirst().id();
        browser.open(at("/desk/issues/" + id));
        assertThat(browser.text()).contains("letters/1", "The lamps of the harbour", "Accepted", "Together");
        browser.open(at("/desk/issues/" + id + "/recipients"));
        assertThat(browser.text()).contains("ann@example.com", "bo@example.org");
    }

    private static List<String> titles() {
        return browser.run(
                "return [...document.querySelectorAll('#articles [data-work] a, #articles [data-work] strong')]"
                        + ".map(one => one.textContent.trim()).filter((one, i, all) => one && all.indexOf(one) === i)");
    }

    /// The source of what a subscriber would get, as the page shows it.
    private static String source(String subscriber) {
        return browser.run(
                        "const ask = new XMLHttpRequest(); ask.open('GET', '/desk/issues/next/weekly/source?subscriber="
                                + subscriber.replace("@", "%40") + "', false); ask.send(); return [ask.responseText]")
                .getFirst();
    }

    private static String letter(String subscriber) {
        return bytes(paper.mailsTo(subscriber).getLast());
    }

    /// All bytes of a mail but the values of `Date` and `Message-ID`, and each character of the tokens of
    /// its links. Name and address of the subscriber stay, and so do soft line breaks (RFC 2045) within a
    /// token. GreenMail keeps no line end at the very end.
    private static String same(String mail) {
        String steady = mail.replaceAll("\r\n\\z", "").replaceAll("(?m)^(Date|Message-ID): .*\\r\\n", "$1:\r\n");
        return TOKEN.matcher(steady).replaceAll(token -> token.group().replaceAll("[\\w-]", "*"));
    }

    private static ReceivedMail parsed(String mail) {
        return ReceivedMail.parse("1", mail.getBytes(StandardCharsets.US_ASCII));
    }

    private static String bytes(MimeMessage mail) {
        try {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes, new String[] {"Return-Path", "Received"});
            return bytes.toString(StandardCharsets.US_ASCII);
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<SendingIssue> issues() {
        return paper.context().store().read(tables -> tables.sending().latest(9));
    }

    private static void deliver() {
        new SendIssues(paper.context(), new RelayStates(paper.clock)).run(() -> false);
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
