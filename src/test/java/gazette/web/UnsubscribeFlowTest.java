package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the footer of a letter off the list, and back.
class UnsubscribeFlowTest {
    private static final String ANN = "ann@example.com";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String MULTIPART =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

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
        publication.publish("weekly");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Acceptance 4.
    @Test
    void aMailProgramLeavesInBothEncodingsAlsoAfterTheListWasRenamed() {
        String link = SubscriptionFixture.link(publication.mailsTo(ANN).getFirst(), "/u/");
        String other =
                SubscriptionFixture.link(publication.mailsTo("bo@example.org").getFirst(), "/u/");
        fixture.rename("notes");

        for (int i = 0; i < 2; i++) {
            for (HttpResponse<String> answer : List.of(
                    client.post(link, SubscriptionFixture.FORM, ONE_CLICK),
                    client.post(other, "multipart/form-data; boundary=x", MULTIPART))) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
                assertThat(answer.body()).doesNotContain("<form");
            }
        }
        assertThat(fixture.consents()).containsExactly("left one-click 127.0.0.0/24", "left one-click 127.0.0.0/24");
        publication.article("next.md", "The next", "2026-11-22", "Some text.");
        publication.publish("weekly");
        assertThat(publication.subjectsTo(ANN)).hasSize(1);
        assertThat(publication.subjectsTo("bo@example.org")).hasSize(1);
    }

    @Test
    void aRenamedListKeepsItsAddressesItsNumbersAndItsReaders() {
        fixture.rename("notes");
        publication.article("next.md", "The next", "2026-11-22", "Some text.");
        publication.publish("weekly");

        assertThat(publication.subjectsTo(ANN)).hasSize(2);
        assertThat(client.get("/letters/1").headers().firstValue("Location")).contains("/notes/1");
        assertThat(client.get("/letters/feed.atom").statusCode()).isEqualTo(301);
        assertThat(client.get("/notes/2").body()).contains("The next");
    }

    @Test
    void aListThatWasClosedCanStillBeLeft() {
        String link = SubscriptionFixture.link(publication.mailsTo(ANN).getFirst(), "/u/");
        publication.write("gazette.yaml", TestPublication.settings("").replaceAll("  letters: .*\n", ""));
        publication.delete("schedules/weekly.yaml");
        publication.delete("schedules/monthly.yaml");
        publication.reread();

        assertThat(client.get(link).body()).contains("Do you want to leave letters?");
        assertThat(client.post(link, SubscriptionFixture.FORM, ONE_CLICK).statusCode())
                .isEqualTo(200);
        assertThat(fixture.membership(ANN).status()).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void leavingIsTakenBackFromThatVeryAnswerForAQuarterOfAnHour() {
        var before = fixture.membership(ANN);
        Document left = leave(ANN);
        assertThat(fixture.membership(ANN).status()).isEqualTo(Status.UNSUBSCRIBED);
        publication.clock.pass(Duration.ofMinutes(14));
        assertThat(client.form(left, "/undo").send().body()).contains("You are on Letters 来信 again.");

        assertThat(fixture.membership(ANN)).isEqualTo(before);
        assertThat(client.form(left, "/undo").send().statusCode()).as("again").isEqualTo(200);
        assertThat(fixture.consents()).containsExactly("left page 127.0.0.0/24", "returned page 127.0.0.0/24");
    }

    @Test
    void laterItIsNot() {
        Document left = leave(ANN);
        publication.clock.pass(Duration.ofMinutes(17));

        assertThat(client.form(left, "/undo").send().statusCode()).isEqualTo(404);
        assertThat(fixture.membership(ANN).status()).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void aForwardedLinkBringsNobodyBackWhoHasLeft() {
        leave(ANN);

        assertThat(leave(ANN).select("form[action$=/undo], form[action$=/all]")).isEmpty();
    }

    @Test
    void whoHasLeftOneListMayLeaveAll() {
        publication.write("subscribers/inner.csv", "email,name\n" + ANN + ",Ann\n");
        publication.publish("inner");
        Document left = leave(ANN);
        assertThat(client.form(left, "/all").send().body()).contains("You have left all lists.");

        assertThat(TestDatabase.rows(
                        publication.config().database(),
                        "select distinct status from membership join subscriber on id = subscriber_id"
                                + " where address = '" + ANN + "'"))
                .isEqualTo(List.of(List.of("unsubscribed")));
    }

    @Test
    void theAnswerSaysWhatElseThereIsAndMailsALinkToIt() {
        Document left = leave(ANN);
        assertThat(left.text()).contains("once a week · once a month", "Mail · Time");
        for (int i = 0; i < 5; i++) {
            client.form(left, "/link").send();
            publication.clock.pass(Duration.ofMinutes(1));
        }
        fixture.round();

        assertThat(publication.subjectsTo(ANN))
                .filteredOn("Your link to Letters 来信"::equals)
                .hasSize(3);
    }

    @Test
    void aReaderChoosesByTheLinkInTheMail() {
        String link = askForLink();
        Document page = client.page(link);
        assertThat(page.text()).contains(ANN, "joined: Letters 来信");
        var answer = client.form(page, "/preferences/")
                .fill("cadence-letters", "monthly")
                .untick("topic-letters", "Time")
                .fill("pause-letters", "2026-12-24")
                .fill("language", "zh")
                .send();

        assertThat(answer.body()).contains("lang=\"zh\"", "已保存", "value=\"2026-12-24\"");
        var membership = fixture.membership(ANN);
        assertThat(membership.cadence()).isEqualTo(Cadence.MONTHLY);
        assertThat(membership.topics()).containsExactly("Mail");
        assertThat(membership.pausedUntil()).hasToString("Optional[2026-12-23T23:00:00Z]");
        assertThat(fixture.reader(ANN).language()).isEqualTo("zh");
        assertThat(fixture.consents()).containsExactly("chose preferences page 127.0.0.0/24");
    }

    @Test
    void aPauseThatIsOverOrNoDayIsAskedForAgain() {
        String link = askForLink();
        for (String day : List.of("2020-01-01", "banana")) {
            var answer = client.form(client.page(link), "/preferences/")
                    .fill("pause-letters", day)
                    .send();
            assertThat(answer.statusCode()).as(day).isEqualTo(422);
            assertThat(answer.body()).as(day).contains("A pause ends on a day after today.");
        }
        assertThat(fixture.membership(ANN).pausedUntil()).isEmpty();
        assertThat(fixture.consents()).isEmpty();
    }

    @Test
    void aReaderLeavesAndJoinsOnThePageOfTheirChoices() {
        String link = askForLink();
        client.form(client.page(link), "/preferences/")
                .untick("list", "letters")
                .send();
        assertThat(fixture.membership(ANN).status()).isEqualTo(Status.UNSUBSCRIBED);
        client.form(client.page(link), "/preferences/").tick("list", "letters").send();
        assertThat(fixture.membership(ANN).status()).isEqualTo(Status.ACTIVE);

        assertThat(client.page(link).text()).doesNotContain("Inner");
        client.form(client.page(link), "/preferences/").tick("list", "inner").send();
        assertThat(TestDatabase.rows(
                        publication.config().database(), "select count(*) from membership where list_id = 2"))
                .as("a private list is joined by invitation")
                .isEqualTo(List.of(List.of("1")));
    }

    @Test
    void whoWantsToBeForgottenIs() {
        Document page = client.page(askForLink());
        assertThat(client.form(page, "/erase").send().statusCode())
                .as("not sure")
                .isEqualTo(404);
        assertThat(fixture.reader(ANN).name()).isEqualTo("Ann");
        assertThat(client.form(page, "/erase").tick("sure", "yes").send().body())
                .contains("You are forgotten");

        assertThat(fixture.database()).doesNotContain(ANN);
    }

    @Test
    void withoutATopicNothingIsSaved() {
        var answer = client.form(client.page(askForLink()), "/preferences/")
                .untick("topic-letters", "Time")
                .untick("topic-letters", "Mail")
                .fill("cadence-letters", "monthly")
                .send();

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("#problem-topics").text()).startsWith("Choose at least one topic");
        assertThat(page.select("option[value=monthly]").hasAttr("selected")).isTrue();
        assertThat(fixture.membership(ANN).cadence()).isEqualTo(Cadence.WEEKLY);
    }

    @Test
    void theFormForALinkAnswersAlikeWhoeverIsAskedFor() {
        var form = client.form(client.page("/preferences"), "/preferences");
        String stranger = form.fill("email", "nobody@example.org").send().body();

        assertThat(form.fill("email", ANN).send().body()).isEqualTo(stranger);
        assertThat(form.fill("email", ANN).send().body()).isEqualTo(stranger);
        fixture.round();
        assertThat(publication.subjectsTo(ANN)).hasSize(2);
        assertThat(publication.mailsTo("nobody@example.org")).isEmpty();
        assertThat(form.fill("email", "ann@").send().statusCode()).isEqualTo(422);
    }

    /// Acceptance 3; `-Dexam=long` tries 10 000.
    @Test
    void everyMutatedLinkGetsOneAndTheSameAnswer() {
        List<String> links = List.of(
                SubscriptionFixture.link(publication.mailsTo(ANN).getFirst(), "/u/"), askForLink(), confirming());
        var answers = new HashSet<String>();
        var random = new Random(11);
        int tries = "long".equals(System.getProperty("exam")) ? 10_000 : 300;
        for (int i = 0; i < tries; i++) {
            String link = links.get(i % links.size());
            var mutated = new StringBuilder(link);
            int at = link.lastIndexOf('/') + 1 + random.nextInt(link.length() - link.lastIndexOf('/') - 1);
            char other = "abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32));
            mutated.setCharAt(at, other == link.charAt(at) ? '8' : other);
            HttpResponse<String> answer = i % 2 == 0
                    ? client.get(mutated.toString())
                    : client.post(mutated.toString(), SubscriptionFixture.FORM, "");
            answers.add(answer.statusCode()
                    + answer.headers().firstValue("Content-Type").orElse("")
                    + answer.body());
        }
        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("404"));
        assertThat(fixture.consents()).isEmpty();
    }

    /// Acceptance 2, but for the browser.
    @Test
    void openingEveryLinkOfEveryMailChangesNothing() {
        askForLink();
        confirming();
        leave("bo@example.org");
        var links = new HashSet<String>(List.of("/subscribe", "/preferences", "/"));
        for (String subscriber : List.of(ANN, "dee@example.com", "bo@example.org")) {
            publication.mailsTo(subscriber).forEach(mail -> links.addAll(SubscriptionFixture.links(mail)));
        }
        assertThat(links).anyMatch(link -> link.startsWith("/u/")).anyMatch(link -> link.startsWith("/confirm/"));
        String before = fixture.database();
        for (String link : links) {
            assertThat(client.get(link).statusCode()).as(link).isLessThan(400);
            client.head(link);
        }
        assertThat(fixture.database()).isEqualTo(before);
    }

    private Document leave(String address) {
        return Jsoup.parse(client.post(fixture.leaving(address), SubscriptionFixture.FORM, "")
                .body());
    }

    private String askForLink() {
        client.form(client.page("/preferences"), "/preferences")
                .fill("email", ANN)
                .send();
        fixture.round();
        return fixture.link(ANN, "/preferences/");
    }

    private String confirming() {
        fixture.signUp("dee@example.com");
        fixture.round();
        return fixture.link("dee@example.com", "/confirm/");
    }
}
