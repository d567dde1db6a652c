package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.press.membership.EraseSubscriber;
import gazette.press.membership.PurgeUnconfirmed;
import gazette.press.publishing.TestPublication;
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

    private SubscriptionFixture fixture;
    private TestPublication publication;
    private FormClient client;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(folder);
        publication = fixture.paper;
        client = fixture.client;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoConfirmsIsAMemberWithWhatTheyChose() {
        publication.publish("weekly");
        assertThat(fixture.signUp(DEE).statusCode()).isEqualTo(200);
        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.PENDING);
        fixture.round();
        assertThat(publication.subjectsTo(DEE)).containsExactly("Please confirm your subscription to Letters 来信");

        String link = SubscriptionFixture.link(publication.mailsTo(DEE).getFirst(), "/confirm/");
        assertThat(client.get(link).body()).contains("Letters 来信", "<button");
        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.PENDING);
        assertThat(client.form(client.page(link), "/confirm/").send().body()).contains("You are subscribed");
        fixture.round();

        assertThat(fixture.membership(DEE))
                .isEqualTo(new Membership(
                        1,
                        fixture.membership(DEE).subscriber(),
                        Status.ACTIVE,
                        Cadence.MONTHLY,
                        List.of("Mail"),
                        Optional.empty()));
        assertThat(publication.subjectsTo(DEE)).hasSize(3).contains("Welcome to Letters 来信");
        assertThat(fixture.consents())
                .containsExactly("asked page /subscribe 127.0.0.0/24", "joined confirmation mail 127.0.0.0/24");
        assertThat(publication.mailsTo(DEE))
                .allSatisfy(mail -> assertThat(TestPublication.header(mail, "Auto-Submitted"))
                        .isEqualTo("auto-generated"));
    }

    @Test
    void itIsTheSameOnPostgres() {
        try (var there = new SubscriptionFixture(folder.resolve("there"), TestDatabase.POSTGRES)) {
            there.confirm(DEE);
            assertThat(there.membership(DEE).status()).isEqualTo(Status.ACTIVE);
            there.signUp("gone@example.org");
            there.paper.clock.pass(DAY.multipliedBy(8));
            new PurgeUnconfirmed(there.paper.context()).run();
            there.paper.publish("weekly");
            assertThat(there.client.get("/search?q=TEXT").body()).contains("The first 第一篇");
            there.rename("notes");
            there.client.post(there.leaving(DEE), SubscriptionFixture.FORM, "");
            assertThat(there.membership(DEE).status()).isEqualTo(Status.UNSUBSCRIBED);
            assertThat(TestDatabase.rows(
                            there.paper.config().database(),
                            "select count(*) from subscriber where address = 'gone@example.org'"))
                    .isEqualTo(List.of(List.of("0")));
        }
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        fixture.confirm(DEE);
        String link = SubscriptionFixture.link(publication.mailsTo(DEE).getFirst(), "/confirm/");

        assertThat(client.post(link, SubscriptionFixture.FORM, "").statusCode()).isEqualTo(200);
        fixture.round();
        assertThat(fixture.consents()).hasSize(2);
        assertThat(publication.subjectsTo(DEE)).hasSize(2);
    }

    @Test
    void aLinkToConfirmLivesAWeekAndThenNobodyIsKnown() {
        fixture.signUp(DEE);
        fixture.round();
        String link = SubscriptionFixture.link(publication.mailsTo(DEE).getFirst(), "/confirm/");
        publication.clock.pass(DAY.multipliedBy(7).plusMinutes(2));

        HttpResponse<String> late = client.get(link);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).isEqualTo(client.get("/confirm/nonsense").body());
        new PurgeUnconfirmed(publication.context()).run();
        Optional<?> known = publication
                .context()
                .store()
                .read(tables -> tables.subscribers().byAddress(SubscriptionFixture.address(DEE)));
        assertThat(known).isEmpty();
    }

    @Test
    void theAnswerTellsNobodyWhoIsKnown() {
        fixture.confirm(DEE);
        String stranger = fixture.signUp("stranger@example.org").body();

        assertThat(fixture.signUp(DEE).body()).as("a member").isEqualTo(stranger);
        client.post(fixture.leaving(DEE), SubscriptionFixture.FORM, "");
        assertThat(fixture.signUp(DEE).body()).as("one who left").isEqualTo(stranger);
        assertThat(fixture.signUp("stranger@example.org").body())
                .as("one who waits")
                .isEqualTo(stranger);
    }

    @Test
    void whoLeftComesBackByConfirmingOnly() {
        fixture.confirm(DEE);
        client.post(fixture.leaving(DEE), SubscriptionFixture.FORM, "");
        fixture.signUp(DEE);
        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.UNSUBSCRIBED);
        fixture.round();
        client.post(fixture.link(DEE, "/confirm/"), SubscriptionFixture.FORM, "");

        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whoWasErasedAndSignsUpAgainMayBeImportedAgain() {
        publication.publish("weekly");
        fixture.confirm(DEE);
        new EraseSubscriber(publication.context()).run(SubscriptionFixture.address(DEE));
        publication.clock.pass(DAY.multipliedBy(2));
        assertThat(suppressed()).hasSize(1);
        fixture.confirm(DEE);

        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.ACTIVE);
        assertThat(suppressed()).isEmpty();
    }

    private List<List<String>> suppressed() {
        return TestDatabase.rows(publication.config().database(), "select reason from suppression");
    }

    @Test
    void aMemberWhoSignsUpAgainGetsTheLinkToTheirChoices() {
        fixture.confirm(DEE);
        fixture.signUp(DEE);
        fixture.round();

        assertThat(publication.subjectsTo(DEE)).last().isEqualTo("Your link to Letters 来信");
        assertThat(fixture.link(DEE, "/preferences/")).isNotEmpty();
    }

    @Test
    void aListThatAsksForNoConfirmationTakesNewcomersAtOnce() {
        fixture.settings("opt_in: single", "");
        assertThat(fixture.signUp(DEE).body())
                .as("true with and without a confirmation")
                .contains("If it welcomes you, you are subscribed already")
                .doesNotContain("A mail with a link goes to");
        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.ACTIVE);
        client.post(fixture.leaving(DEE), SubscriptionFixture.FORM, "");
        publication.clock.pass(DAY);
        fixture.signUp(DEE);

        assertThat(fixture.membership(DEE).status())
                .as("a stranger revives nobody")
                .isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void whatIsNotRightIsSaidBesideWhatWasTyped() {
        HttpResponse<String> answer = fixture.form()
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
        var elsewhere = client.post("/subscribe", SubscriptionFixture.FORM, "list=letters&email=" + DEE);
        assertThat(elsewhere.body()).contains("One more step", DEE);
        assertThat(fixture.form().fill("email", DEE).send().body()).contains("One more step");
        assertThat(fixture.form()
                        .fill("email", DEE)
                        .fill("stamp", "1-1234567890-aaaaaaaaaaaaaaaaaaaaaaaaaa")
                        .send()
                        .body())
                .contains("One more step");
        fixture.round();
        assertThat(publication.mailsTo(DEE)).isEmpty();

        var again = client.form(Jsoup.parse(elsewhere.body()), "/subscribe");
        publication.clock.pass(Duration.ofSeconds(3));
        again.send();
        fixture.round();
        assertThat(publication.mailsTo(DEE)).hasSize(1);
    }

    @Test
    void whoFillsInWhatNobodySeesGetsTheSameAnswerAndNothingElse() {
        var form = fixture.form().fill("email", DEE).fill("website", "https://example.test/");
        publication.clock.pass(Duration.ofSeconds(3));
        assertThat(form.send().body())
                .isEqualTo(fixture.signUp("bo@example.org").body());
        fixture.round();
        assertThat(publication.mailsTo(DEE)).isEmpty();
    }

    @Test
    void theLinkSpeaksTheLanguageOfTheForm() {
        var form = client.form(client.page("/subscribe?list=letters&lang=zh"), "/subscribe");
        publication.clock.pass(Duration.ofSeconds(3));
        form.fill("email", DEE).send();
        fixture.round();

        assertThat(publication.subjectsTo(DEE)).containsExactly("请确认订阅Letters 来信");
        assertThat(client.saying("Accept-Language", "en")
                        .get(fixture.link(DEE, "/confirm/"))
                        .body())
                .contains("您将收到");
    }

    @Test
    void thePageSpeaksTheReadersLanguage() {
        assertThat(client.saying("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                        .get("/subscribe")
                        .body())
                .contains("lang=\"zh\"", "电子邮箱");
        assertThat(client.get("/subscribe?lang=en").body()).contains("E-mail address");
        assertThat(client.saying("Accept-Language", "xx;;q=nonsense")
                        .get("/subscribe")
                        .statusCode())
                .isEqualTo(200);
    }

    /// 1000 sign-ups of one address from 50 networks, by way of a proxy that is trusted; acceptance 8.
    @Test
    void aStrangerIsNotBombedAndOthersCanStillSignUp() {
        fixture.settings("", "web: {trusted_proxies: [127.0.0.1]}\n");
        var answers = new HashSet<String>();
        for (int hour = 0; hour < 6; hour++) {
            for (int network = 0; network < 50; network++) {
                client.saying("X-Forwarded-For", "10.0.0.1, 198.51." + network + "." + hour);
                answers.add(fixture.signUp("victim@example.org").body());
            }
            publication.clock.pass(Duration.ofHours(1));
            fixture.round();
        }
        client.saying("X-Forwarded-For", "198.51.7.200");
        answers.add(fixture.signUp(DEE).body());
        fixture.round();

        assertThat(publication.mailsTo("victim@example.org")).hasSize(1);
        assertThat(publication.mailsTo(DEE)).hasSize(1);
        assertThat(answers).hasSize(1);
        publication.clock.pass(Duration.ofHours(19));
        fixture.signUp("victim@example.org");
        fixture.round();
        assertThat(publication.mailsTo("victim@example.org")).as("a day later").hasSize(2);
    }

    @Test
    void oneNetworkHasSoManyMailsSentAnHourWhateverItSaysOfItself() {
        for (int i = 0; i < 40; i++) {
            client.saying("X-Forwarded-For", "198.51.100." + i);
            fixture.signUp("reader" + i + "@example.org");
        }
        fixture.round();
        fixture.round();
        assertThat(publication.counts()).hasSize(30);
        publication.clock.pass(Duration.ofHours(1));
        fixture.signUp("reader39@example.org");
        fixture.round();
        assertThat(publication.counts()).hasSize(31);
    }

    @Test
    void whatCannotBeSentNowIsSentLater() {
        publication.mail.stop();
        fixture.signUp(DEE);
        fixture.round();
        publication.clock.pass(Duration.ofMinutes(1));
        publication.mail.start();
        fixture.settings("", "");
        fixture.round();
        assertThat(publication.mailsTo(DEE)).hasSize(1);
        publication.clock.pass(DAY);
        fixture.round();
        assertThat(publication.mailsTo(DEE)).as("and once").hasSize(1);
    }
}
