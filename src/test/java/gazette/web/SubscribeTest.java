package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.press.EraseReader;
import gazette.press.ForgetReaders;
import gazette.press.Paper;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    private Readers readers;
    private Paper paper;
    private Visitor visitor;

    @BeforeEach
    void open() {
        readers = new Readers(folder);
        paper = readers.paper;
        visitor = readers.visitor;
    }

    @AfterEach
    void close() {
        readers.close();
    }

    @Test
    void whoConfirmsIsAMemberWithWhatTheyChose() {
        paper.publish("weekly");
        assertThat(readers.signUp(DEE).statusCode()).isEqualTo(200);
        assertThat(readers.membership(DEE).status()).isEqualTo(Status.PENDING);
        readers.round();
        assertThat(paper.subjectsTo(DEE)).containsExactly("Please confirm your subscription to Letters 来信");

        String link = Readers.link(paper.mailsTo(DEE).getFirst(), "/confirm/");
        assertThat(visitor.get(link).body()).contains("Letters 来信", "<button");
        assertThat(readers.membership(DEE).status()).isEqualTo(Status.PENDING);
        assertThat(visitor.form(visitor.page(link), "/confirm/").send().body()).contains("You are subscribed");
        readers.round();

        assertThat(readers.membership(DEE))
                .isEqualTo(new Membership(
                        1,
                        readers.membership(DEE).subscriber(),
                        Status.ACTIVE,
                        Cadence.MONTHLY,
                        List.of("Mail"),
                        Optional.empty()));
        assertThat(paper.subjectsTo(DEE)).hasSize(3).contains("Welcome to Letters 来信");
        assertThat(readers.consents())
                .containsExactly("asked page /subscribe 127.0.0.0/24", "joined confirmation mail 127.0.0.0/24");
        assertThat(paper.mailsTo(DEE))
                .allSatisfy(
                        mail -> assertThat(Paper.header(mail, "Auto-Submitted")).isEqualTo("auto-generated"));
    }

    @Test
    void itIsTheSameOnPostgres() {
        try (var there = new Readers(folder.resolve("there"), TestDatabase.POSTGRES)) {
            there.confirm(DEE);
            assertThat(there.membership(DEE).status()).isEqualTo(Status.ACTIVE);
            there.signUp("gone@example.org");
            there.paper.clock.pass(DAY.multipliedBy(8));
            new ForgetReaders(there.paper.newsroom()).run();
            there.paper.publish("weekly");
            assertThat(there.visitor.get("/search?q=TEXT").body()).contains("The first 第一篇");
            there.rename("notes");
            there.visitor.post(there.leaving(DEE), Readers.FORM, "");
            assertThat(there.membership(DEE).status()).isEqualTo(Status.UNSUBSCRIBED);
            assertThat(TestDatabase.rows(
                            there.paper.config().database(),
                            "select count(*) from subscriber where address = 'gone@example.org'"))
                    .isEqualTo(List.of(List.of("0")));
        }
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        readers.confirm(DEE);
        String link = Readers.link(paper.mailsTo(DEE).getFirst(), "/confirm/");

        assertThat(visitor.post(link, Readers.FORM, "").statusCode()).isEqualTo(200);
        readers.round();
        assertThat(readers.consents()).hasSize(2);
        assertThat(paper.subjectsTo(DEE)).hasSize(2);
    }

    @Test
    void aLinkToConfirmLivesAWeekAndThenNobodyIsKnown() {
        readers.signUp(DEE);
        readers.round();
        String link = Readers.link(paper.mailsTo(DEE).getFirst(), "/confirm/");
        paper.clock.pass(DAY.multipliedBy(7).plusMinutes(2));

        HttpResponse<String> late = visitor.get(link);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).isEqualTo(visitor.get("/confirm/nonsense").body());
        new ForgetReaders(paper.newsroom()).run();
        Optional<?> known =
                paper.newsroom().store().read(tables -> tables.subscribers().byAddress(Readers.address(DEE)));
        assertThat(known).isEmpty();
    }

    @Test
    void theAnswerTellsNobodyWhoIsKnown() {
        readers.confirm(DEE);
        String stranger = readers.signUp("stranger@example.org").body();

        assertThat(readers.signUp(DEE).body()).as("a member").isEqualTo(stranger);
        visitor.post(readers.leaving(DEE), Readers.FORM, "");
        assertThat(readers.signUp(DEE).body()).as("one who left").isEqualTo(stranger);
        assertThat(readers.signUp("stranger@example.org").body())
                .as("one who waits")
                .isEqualTo(stranger);
    }

    @Test
    void whoLeftComesBackByConfirmingOnly() {
        readers.confirm(DEE);
        visitor.post(readers.leaving(DEE), Readers.FORM, "");
        readers.signUp(DEE);
        assertThat(readers.membership(DEE).status()).isEqualTo(Status.UNSUBSCRIBED);
        readers.round();
        visitor.post(readers.link(DEE, "/confirm/"), Readers.FORM, "");

        assertThat(readers.membership(DEE).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whoWasErasedAndSignsUpAgainMayBeImportedAgain() {
        paper.publish("weekly");
        readers.confirm(DEE);
        new EraseReader(paper.newsroom()).run(Readers.address(DEE));
        paper.clock.pass(DAY.multipliedBy(2));
        assertThat(suppressed()).hasSize(1);
        readers.confirm(DEE);

        assertThat(readers.membership(DEE).status()).isEqualTo(Status.ACTIVE);
        assertThat(suppressed()).isEmpty();
    }

    private List<List<String>> suppressed() {
        return TestDatabase.rows(paper.config().database(), "select reason from suppression");
    }

    @Test
    void aMemberWhoSignsUpAgainGetsTheLinkToTheirChoices() {
        readers.confirm(DEE);
        readers.signUp(DEE);
        readers.round();

        assertThat(paper.subjectsTo(DEE)).last().isEqualTo("Your link to Letters 来信");
        assertThat(readers.link(DEE, "/preferences/")).isNotEmpty();
    }

    @Test
    void aListThatAsksForNoConfirmationTakesNewcomersAtOnce() {
        readers.settings("opt_in: single", "");
        readers.signUp(DEE);
        assertThat(readers.membership(DEE).status()).isEqualTo(Status.ACTIVE);
        visitor.post(readers.leaving(DEE), Readers.FORM, "");
        paper.clock.pass(DAY);
        readers.signUp(DEE);

        assertThat(readers.membership(DEE).status())
                .as("a stranger revives nobody")
                .isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void whatIsNotRightIsSaidBesideWhatWasTyped() {
        HttpResponse<String> answer = readers.form()
                .fill("email", "dee@@example <b>")
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
        var elsewhere = visitor.post("/subscribe", Readers.FORM, "list=letters&email=" + DEE);
        assertThat(elsewhere.body()).contains("One more step", DEE);
        assertThat(readers.form().fill("email", DEE).send().body()).contains("One more step");
        assertThat(readers.form()
                        .fill("email", DEE)
                        .fill("stamp", "1-1234567890-aaaaaaaaaaaaaaaaaaaaaaaaaa")
                        .send()
                        .body())
                .contains("One more step");
        readers.round();
        assertThat(paper.mailsTo(DEE)).isEmpty();

        var again = visitor.form(Jsoup.parse(elsewhere.body()), "/subscribe");
        paper.clock.pass(Duration.ofSeconds(3));
        again.send();
        readers.round();
        assertThat(paper.mailsTo(DEE)).hasSize(1);
    }

    @Test
    void whoFillsInWhatNobodySeesGetsTheSameAnswerAndNothingElse() {
        var form = readers.form().fill("email", DEE).fill("website", "https://example.test/");
        paper.clock.pass(Duration.ofSeconds(3));
        assertThat(form.send().body())
                .isEqualTo(readers.signUp("bo@example.org").body());
        readers.round();
        assertThat(paper.mailsTo(DEE)).isEmpty();
    }

    @Test
    void theLinkSpeaksTheLanguageOfTheForm() {
        var form = visitor.form(visitor.page("/subscribe?list=letters&lang=zh"), "/subscribe");
        paper.clock.pass(Duration.ofSeconds(3));
        form.fill("email", DEE).send();
        readers.round();

        assertThat(paper.subjectsTo(DEE)).containsExactly("请确认订阅Letters 来信");
        assertThat(visitor.saying("Accept-Language", "en")
                        .get(readers.link(DEE, "/confirm/"))
                        .body())
                .contains("您将收到");
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
        readers.settings("", "web: {trusted_proxies: [127.0.0.1]}\n");
        var answers = new HashSet<String>();
        for (int hour = 0; hour < 20; hour++) {
            for (int network = 0; network < 50; network++) {
                visitor.saying("X-Forwarded-For", "10.0.0.1, 198.51." + network + "." + hour);
                answers.add(readers.signUp("victim@example.org").body());
            }
            paper.clock.pass(Duration.ofHours(1));
            readers.round();
        }
        visitor.saying("X-Forwarded-For", "198.51.7.200");
        answers.add(readers.signUp(DEE).body());
        readers.round();

        assertThat(paper.mailsTo("victim@example.org")).hasSize(1);
        assertThat(paper.mailsTo(DEE)).hasSize(1);
        assertThat(answers).hasSize(1);
        paper.clock.pass(Duration.ofHours(5));
        readers.signUp("victim@example.org");
        readers.round();
        assertThat(paper.mailsTo("victim@example.org")).as("a day later").hasSize(2);
    }

    @Test
    void oneNetworkHasSoManyMailsSentAnHourWhateverItSaysOfItself() {
        for (int i = 0; i < 40; i++) {
            visitor.saying("X-Forwarded-For", "198.51.100." + i);
            readers.signUp("reader" + i + "@example.org");
        }
        readers.round();
        readers.round();
        assertThat(paper.counts()).hasSize(30);
        paper.clock.pass(Duration.ofHours(1));
        readers.signUp("reader39@example.org");
        readers.round();
        assertThat(paper.counts()).hasSize(31);
    }

    @Test
    void whatCannotBeSentNowIsSentLater() {
        paper.mail.stop();
        readers.signUp(DEE);
        readers.round();
        paper.clock.pass(Duration.ofMinutes(1));
        paper.mail.start();
        readers.settings("", "");
        readers.round();
        assertThat(paper.mailsTo(DEE)).hasSize(1);
        paper.clock.pass(DAY);
        readers.round();
        assertThat(paper.mailsTo(DEE)).as("and once").hasSize(1);
    }
}
