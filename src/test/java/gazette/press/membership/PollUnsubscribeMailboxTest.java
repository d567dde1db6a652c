package gazette.press.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMailUtil;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.CheckWorkspace;
import gazette.store.TestDatabase;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leaving by mail, as readers' programs do it: on an IMAP server.
class PollUnsubscribeMailboxTest {
    private static final Pattern MAILTO = Pattern.compile("<mailto:([^?>]+)\\?subject=([^>]+)>");

    @TempDir
    Path folder;

    private TestPublication publication;
    private GreenMailUser box;
    private PollUnsubscribeMailbox reading;

    @BeforeEach
    void aPaperWithAMailbox() {
        publication = new TestPublication(folder);
        box = publication.mail.setUser("leave@example.org", "leave", "s3cret");
        configure(publication.mail.getImap().getPort());
        reading = new PollUnsubscribeMailbox(publication::context, () -> false);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void aMailToTheAddressInALetterLeavesTheList() throws Exception {
        publication.publish("weekly");
        Matcher way = wayOut("ann@example.com");
        send("stranger@example.net", way.group(1), way.group(2));

        reading.run();

        assertThat(status("ann@example.com")).isEqualTo("unsubscribed");
        assertThat(status("bo@example.org")).isEqualTo("active");
        assertThat(TestDatabase.rows(
                        publication.config().database(), "select action, origin from consent where action = 'left'"))
                .containsExactly(List.of("left", "mail"));
        assertThat(subjects("INBOX")).isEmpty();
        assertThat(subjects("Unsubscribed")).containsExactly(way.group(2));
    }

    @Test
    void theTokenIsFoundHoweverItArrives() throws Exception {
        String ann = token("ann@example.com");
        String bo = token("bo@example.org");
        send(
                "a@example.net",
                "leave@example.org",
                "Re: " + ann.toUpperCase(Locale.ROOT).replaceFirst("-", "-\r\n "));
        send("b@example.net", "Leave <leave+" + bo + "@example.org>", "unsubscribe");

        reading.run();

        assertThat(status("ann@example.com")).isEqualTo("unsubscribed");
        assertThat(status("bo@example.org")).isEqualTo("unsubscribed");
    }

    @Test
    void aMailWithoutAGoodTokenStaysUntouchedWhoeverSentIt() throws Exception {
        String token = token("ann@example.com");
        String forged = token.substring(0, token.length() - 1) + (token.endsWith("a") ? "b" : "a");
        send("ann@example.com", "leave@example.org", "unsubscribe");
        send("ann@example.com", "leave@example.org", forged);

        reading.run();

        assertThat(status("ann@example.com")).isEqualTo("active");
        assertThat(subjects("INBOX")).containsExactly("unsubscribe", forged);
        assertThat(inbox().getNonDeletedMessages())
                .allMatch(mail -> !mail.getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void whatCameTwiceOrLaterIsDealtWithToo() throws Exception {
        String ann = token("ann@example.com");
        send("a@example.net", "leave@example.org", "Hello");
        reading.run();
        send("a@example.net", "leave@example.org", ann);
        send("a@example.net", "leave@example.org", ann);

        reading.run();

        assertThat(subjects("INBOX")).containsExactly("Hello");
        assertThat(subjects("Unsubscribed")).containsExactly(ann, ann);
        assertThat(TestDatabase.rows(
                        publication.config().database(), "select origin from consent where action = 'left'"))
                .hasSize(1);
    }

    @Test
    void aBrokenServerIsLeftAloneForAWhile() throws Exception {
        send("a@example.net", "leave@example.org", token("ann@example.com"));
        box.setPassword("changed");
        reading.run();
        box.setPassword("s3cret");

        reading.run();
        assertThat(status("ann@example.com")).isEqualTo("active");

        publication.clock.pass(Duration.ofMinutes(3));
        reading.run();
        assertThat(status("ann@example.com")).isEqualTo("unsubscribed");
    }

    /// Only headers are read, so that the body may be whatever it likes. Ten thousand parts keep the test server busy.
    @Test
    void aMailOfAThousandPartsInOneAnotherIsReadLikeAnyOther() throws Exception {
        var body = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            body.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        String head = "From: a@example.net\r\nTo: leave@example.org\r\nSubject: " + token("ann@example.com") + "\r\n";
        box.deliver(new MimeMessage(
                GreenMailUtil.getSession(publication.mail.getSmtp().getServerSetup()),
                new java.io.ByteArrayInputStream((head + body).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        send("b@example.net", "leave@example.org", token("bo@example.org"));

        reading.run();

        assertThat(status("ann@example.com")).isEqualTo("unsubscribed");
        assertThat(status("bo@example.org")).isEqualTo("unsubscribed");
    }

    @Test
    void aRefusedLoginIsExplained() {
        box.setPassword("changed");

        assertThat(CheckWorkspace.tryMailbox(
                        publication.config().mail().unsubscribeMailbox().orElseThrow()))
                .hasValueSatisfying(trouble -> assertThat(trouble)
                        .contains("refuses the login of 'leave'")
                        .doesNotContain("s3cret"));
    }

    private void configure(int port) {
        publication.write("data/imap-password", "s3cret");
        folder.resolve("data/imap-password").toFile().setReadable(false, false);
        folder.resolve("data/imap-password").toFile().setReadable(true, true);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + "unsubscribe_mailbox: {address: leave@example.org, host: 127.0.0.1, tls: none, user: leave,"
                        + " password_file: data/imap-password, port: " + port + "}\n");
        publication.reread();
    }

    private String token(String address) {
        new ImportListFiles(publication.context()).run();
        var row = TestDatabase.rows(
                        publication.config().database(),
                        "select public_id, list_id from membership join subscriber on subscriber_id = subscriber.id"
                                + " where address = '" + address + "'")
                .getFirst();
        return new SignedToken(Purpose.UNSUBSCRIBE, row.getFirst(), Long.parseLong(row.getLast()))
                .signed(publication.context().keyRing().signingKey());
    }

    private Matcher wayOut(String subscriber) {
        String ways = TestPublication.header(publication.mailsTo(subscriber).getFirst(), "List-Unsubscribe");
        assertThat(ways).startsWith("<http://127.0.0.1:8080/u/");
        Matcher way = MAILTO.matcher(ways);
        assertThat(way.find()).as(ways).isTrue();
        return way;
    }

    private void send(String from, String to, String subject) throws Exception {
        var mail = new MimeMessage(
                GreenMailUtil.getSession(publication.mail.getSmtp().getServerSetup()),
                new java.io.ByteArrayInputStream(("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject
                                + "\r\nMessage-ID: <" + System.nanoTime() + "@example.net>\r\n\r\nPlease.\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        box.deliver(mail);
    }

    private MailFolder inbox() throws Exception {
        return publication.mail.getManagers().getImapHostManager().getInbox(box);
    }

    private List<String> subjects(String name) {
        return publication.mail.getManagers().getImapHostManager().getFolder(box, name).getNonDeletedMessages().stream()
                .map(mail -> TestPublication.subject(mail.getMimeMessage()))
                .toList();
    }

    private String status(String address) {
        return TestDatabase.rows(
                        publication.config().database(),
                        "select status from membership join subscriber on subscriber_id = subscriber.id where address = '"
                                + address + "'")
                .getFirst()
                .getFirst();
    }
}
