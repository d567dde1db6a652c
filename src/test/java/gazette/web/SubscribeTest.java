package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.WebConfig;
import gazette.press.ForgetReaders;
import gazette.press.Newsroom;
import gazette.press.Paper;
import gazette.press.SendNotes;
import gazette.store.TestDatabase;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the sign-up form to a membership, and what strangers can do with the form.
class SubscribeTest {
    private static final String DEE = "dee@example.com";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private Paper paper;
    private WebServer web;
    private Visitor visitor;

    @BeforeEach
    void open() {
        paper = new Paper(folder);
        settings("");
        paper.write("schedules/monthly.yaml", "list: letters\ncadence: monthly\nwhen: monthly on the 1st 08:00\n");
        settings("");
        web = new WebServer(paper::newsroom, newsroom -> Optional.empty());
        visitor = new Visitor(web.start(new WebConfig("127.0.0.1", 0, List.of())));
    }

    @AfterEach
    void close() {
        visitor.close();
        web.close();
        paper.close();
    }

    @Test
    void whoConfirmsIsAMemberWithWhatTheyChose() {
        paper.publish("weekly");
        assertThat(signUp(DEE).statusCode()).isEqualTo(200);
        assertThat(membership(DEE).status()).isEqualTo(Status.PENDING);
        round();
        assertThat(paper.subjectsTo(DEE)).containsExactly("Please confirm your subscription to Letters 来信");

        String link = link(paper.mailsTo(DEE).getFirst(), "/confirm/");
        assertThat(visitor.get(link).body()).contains("Letters 来信", "<button");
        assertThat(membership(DEE).status()).isEqualTo(Status.PENDING);
        assertThat(visitor.form(visitor.page(link), "/confirm/").send().body()).contains("You are subscribed");
        round();

        assertThat(membership(DEE))
                .isEqualTo(new Membership(
                        1,
                        membership(DEE).subscriber(),
                        Status.ACTIVE,
                        Cadence.MONTHLY,
                        List.of("Mail"),
                        Optional.empty()));
        assertThat(paper.subjectsTo(DEE)).hasSize(3).contains("Welcome to Letters 来信");
        assertThat(consents())
                .containsExactly("asked page /subscribe 127.0.0.0/24", "joined confirmation mail 127.0.0.0/24");
        assertThat(paper.mailsTo(DEE))
                .allSatisfy(
                        mail -> assertThat(Paper.header(mail, "Auto-Submitted")).isEqualTo("auto-generated"));
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        confirm(DEE);
        String link = link(paper.mailsTo(DEE).getFirst(), "/confirm/");

        assertThat(visitor.post(link, "application/x-www-form-urlencoded", "").statusCode())
                .isEqualTo(200);
        round();
        assertThat(consents()).hasSize(2);
        assertThat(paper.subjectsTo(DEE)).hasSize(2);
    }

    @Test
    void aLinkToConfirmLivesAWeekAndThenNobodyIsKnown() {
        signUp(DEE);
        round();
        String link = link(paper.mailsTo(DEE).getFirst(), "/confirm/");
        paper.clock.pass(DAY.multipliedBy(7).plusMinutes(2));

        HttpResponse<String> late = visitor.get(link);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).isEqualTo(visitor.get("/confirm/nonsense").body());
        new ForgetReaders(paper.newsroom()).run();
        Optional<?> known =
                paper.newsroom().store().read(tables -> tables.subscribers().byAddress(address(DEE)));
        assertThat(known).isEmpty();
    }

    @Test
    void theAnswerTellsNobodyWhoIsKnown() {
        confirm(DEE);
        String stranger = signUp("stranger@example.org").body();

        assertThat(signUp(DEE).body()).as("a member").isEqualTo(stranger);
        leave(DEE);
        assertThat(signUp(DEE).body()).as("one who left").isEqualTo(stranger);
        assertThat(signUp("stranger@example.org").body()).as("one who waits").isEqualTo(stranger);
    }

    @Test
    void whoLeftComesBackByConfirmingOnly() {
        confirm(DEE);
        leave(DEE);
        signUp(DEE);
        assertThat(membership(DEE).status()).isEqualTo(Status.UNSUBSCRIBED);
        round();
        visitor.post(link(paper.mailsTo(DEE).getLast(), "/confirm/"), "application/x-www-form-urlencoded", "");

        assertThat(membership(DEE).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aMemberWhoSignsUpAgainGetsTheLinkToTheirChoices() {
        confirm(DEE);
        signUp(DEE);
        round();

        assertThat(paper.subjectsTo(DEE)).last().isEqualTo("Your link to Letters 来信");
        assertThat(link(paper.mailsTo(DEE).getLast(), "/preferences/")).isNotEmpty();
    }

    @Test
    void aListThatAsksForNoConfirmationTakesNewcomersAtOnce() {
        settings("opt_in: single");
        signUp(DEE);
        assertThat(membership(DEE).status()).isEqualTo(Status.ACTIVE);
        leave(DEE);
        paper.clock.pass(DAY);
        signUp(DEE);

        assertThat(membership(DEE).status()).as("a stranger revives nobody").isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void whatIsNotRightIsSaidBesideWhatWasTyped() {
        HttpResponse<String> answer = form().fill("email", "dee@@example <b>")
                .fill("name", "D. & \"E\"")
                .untick("list", "letters")
                .send();

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#email").attr("value")).isEqualTo("dee@@example <b>");
        assertThat(page.select("#name").attr("value")).isEqualTo("D. & \"E\"");
        assertThat(page.select("#" + page.select("#email").attr("aria-describedby"))
                        .text())
                .startsWith("This is no address");
        assertThat(page.select("#problem-list").text()).isEqualTo("Choose at least one.");
    }

    @Test
    void aFormThatComesBackAtOnceOrFromElsewhereIsShownOnceMore() {
        var elsewhere = visitor.post("/subscribe", "application/x-www-form-urlencoded", "list=letters&email=" + DEE);
        assertThat(elsewhere.body()).contains("One more step", DEE);
        assertThat(form().fill("email", DEE).send().body()).contains("One more step");
        assertThat(form().fill("email", DEE)
                        .fill("stamp", "1-1234567890-aaaaaaaaaaaaaaaaaaaaaaaaaa")
                        .send()
                        .body())
                .contains("One more step");
        round();
        assertThat(paper.mailsTo(DEE)).isEmpty();

        var again = visitor.form(Jsoup.parse(elsewhere.body()), "/subscribe");
        paper.clock.pass(Duration.ofSeconds(3));
        again.send();
        round();
        assertThat(paper.mailsTo(DEE)).hasSize(1);
    }

    @Test
    void whoFillsInWhatNobodySeesGetsTheSameAnswerAndNothingElse() {
        var form = form().fill("email", DEE).fill("website", "https://example.test/");
        paper.clock.pass(Duration.ofSeconds(3));
        assertThat(form.send().body()).isEqualTo(signUp("bo@example.org").body());
        round();
        assertThat(paper.mailsTo(DEE)).isEmpty();
    }

    @Test
    void thePageSpeaksTheReadersLanguage() {
        assertThat(visitor.saying("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                        .get("/subscribe")
                        .body())
                .contains("lang=\"zh\"", "电子邮箱");
        assertThat(visitor.get("/subscribe?lang=en").body()).contains("E-mail address");
        assertThat(visitor.saying("Accept-Language", "xx;;q=nonsense")
                        .get("/subscribe")
                        .statusCode())
                .isEqualTo(200);
    }

    /// 1000 sign-ups of one address from 50 networks, by way of a proxy that is trusted; acceptance 8.
    @Test
    void aStrangerIsNotBombedAndOthersCanStillSignUp() {
        settings("", "web: {trusted_proxies: [127.0.0.1]}\n");
        var answers = new HashSet<String>();
        for (int hour = 0; hour < 20; hour++) {
            for (int network = 0; network < 50; network++) {
                visitor.saying("X-Forwarded-For", "10.0.0.1, 198.51." + network + "." + hour);
                answers.add(signUp("victim@example.org").body());
            }
            paper.clock.pass(Duration.ofHours(1));
            round();
        }
        visitor.saying("X-Forwarded-For", "198.51.7.200");
        answers.add(signUp(DEE).body());
        round();

        assertThat(paper.mailsTo("victim@example.org")).hasSize(1);
        assertThat(paper.mailsTo(DEE)).hasSize(1);
        assertThat(answers).hasSize(1);
        paper.clock.pass(Duration.ofHours(5));
        signUp("victim@example.org");
        round();
        assertThat(paper.mailsTo("victim@example.org")).as("a day later").hasSize(2);
    }

    @Test
    void oneNetworkHasSoManyMailsSentAnHourWhateverItSaysOfItself() {
        for (int i = 0; i < 40; i++) {
            visitor.saying("X-Forwarded-For", "198.51.100." + i);
            signUp("reader" + i + "@example.org");
        }
        round();
        round();
        assertThat(paper.counts()).hasSize(30);
        paper.clock.pass(Duration.ofHours(1));
        signUp("reader39@example.org");
        round();
        assertThat(paper.counts()).hasSize(31);
    }

    @Test
    void whatCannotBeSentNowIsSentLater() {
        paper.mail.stop();
        signUp(DEE);
        round();
        paper.clock.pass(Duration.ofMinutes(1));
        paper.mail.start();
        settings("");
        round();
        assertThat(paper.mailsTo(DEE)).hasSize(1);
        paper.clock.pass(DAY);
        round();
        assertThat(paper.mailsTo(DEE)).as("and once").hasSize(1);
    }

    private HttpResponse<String> signUp(String address) {
        var form = form().fill("email", address)
                .fill("name", "Dee")
                .fill("cadence-letters", "monthly")
                .untick("topic-letters", "Time");
        paper.clock.pass(Duration.ofSeconds(3));
        return form.send();
    }

    private Visitor.Form form() {
        return visitor.form(visitor.page("/subscribe?list=letters"), "/subscribe");
    }

    private void confirm(String address) {
        signUp(address);
        round();
        visitor.post(link(paper.mailsTo(address).getLast(), "/confirm/"), "application/x-www-form-urlencoded", "");
        round();
    }

    private void leave(String address) {
        Membership membership = membership(address);
        paper.newsroom()
                .store()
                .read(tables -> tables.subscribers().find(membership.subscriber()))
                .ifPresent(reader -> visitor.post(
                        "/u/"
                                + new Token(Purpose.UNSUBSCRIBE, reader.publicId(), 1)
                                        .signed(paper.newsroom().key().newest()),
                        "application/x-www-form-urlencoded",
                        ""));
    }

    private void round() {
        new SendNotes(paper.newsroom(), () -> false).run();
    }

    private Membership membership(String address) {
        Newsroom newsroom = paper.newsroom();
        return newsroom.store()
                .read(tables -> tables.subscribers()
                        .byAddress(address(address))
                        .flatMap(reader -> tables.memberships().find(1, reader.id()))
                        .orElseThrow());
    }

    private List<String> consents() {
        return TestDatabase.rows(paper.config().database(), """
                select action, origin, network, wording from consent where origin not like 'subscribers/%' order by id
                """).stream()
                .peek(row -> assertThat(row.get(3)).contains("I want to receive"))
                .map(row -> String.join(" ", row.subList(0, 3)))
                .toList();
    }

    private void settings(String ofList) {
        settings(ofList, "");
    }

    private void settings(String ofList, String more) {
        String settings = Paper.settings(Paper.relay(paper.mail.getSmtp().getPort()));
        paper.write(
                "gazette.yaml",
                more
                        + settings.replace(
                                "topics: {Mail: [mail]}",
                                "cadences: [weekly, monthly], welcome: latest, topics: {Mail: [mail], Time: [time]}"
                                        + (ofList.isEmpty() ? "" : ", " + ofList)));
        paper.reread();
    }

    private static EmailAddress address(String written) {
        return EmailAddress.parse(written).orElseThrow();
    }

    /// The path of the link in a mail's text.
    static String link(MimeMessage mail, String path) {
        try {
            String text =
                    (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
            Matcher link = Pattern.compile(path + "[a-z0-9-]+").matcher(text);
            assertThat(link.find()).as(text).isTrue();
            return link.group();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
