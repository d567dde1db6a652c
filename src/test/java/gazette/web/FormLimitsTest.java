package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DatabaseConfig;
import gazette.press.notifications.AlertEditors;
import gazette.press.publishing.TestPublication;
import gazette.store.BlockedAddressTable;
import gazette.store.TestDatabase;
import gazette.subscribers.ClientNetwork;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How much mail the forms can cause, whoever asks and by whichever way.
class FormLimitsTest {
    private static final String ANN = "ann@example.com";
    private static final String DEE = "dee@example.com";
    private static final String PROXY = "web: {trusted_proxies: [127.0.0.1]}\n";
    private static final String FORWARDED = "X-Forwarded-For";

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
        fixture.settings("", PROXY);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneClientBehindAProxyIsOneHoweverItsHeaderFieldsAreForged() {
        for (int i = 0; i < 32; i++) {
            client.saying(
                    FORWARDED, "192.0." + i + ".1", FORWARDED, "198.51.100.7:" + (2000 + i), "Forwarded", "for=" + i);
            fixture.signUp("reader" + i + "@example.org");
        }
        fixture.round();
        fixture.round();
        assertThat(publication.counts()).hasSize(30);
    }

    @Test
    void theStandardHeaderCountsWhereTheOtherIsNotSet() {
        for (int i = 0; i < 32; i++) {
            client.saying("Forwarded", "for=192.0." + i + ".1, For=\"198.51.100.7:" + (2000 + i) + "\";proto=https");
            askForLink("reader" + i + "@example.org");
        }
        client.saying("Forwarded", "for=203.0.113.7");
        askForLink(DEE);
        assertThat(rows("select network, count(*) from mail_request group by network order by network"))
                .isEqualTo(List.of(List.of("198.51.100.0/24", "30"), List.of("203.0.113.0/24", "1")));
    }

    @Test
    void whereTheProxySetsTheStandardHeaderTheOtherIsTheClientsOwn() {
        fixture.settings("", "web: {trusted_proxies: [127.0.0.1], forwarded_header: Forwarded}\n");
        for (int i = 0; i < 32; i++) {
            client.saying("Forwarded", "for=198.51.100.7", FORWARDED, "192.0." + i + ".1");
            askForLink("reader" + i + "@example.org");
        }
        assertThat(rows("select network, count(*) from mail_request group by network"))
                .isEqualTo(List.of(List.of("198.51.100.0/24", "30")));
    }

    /// A proxy that hides its clients made them all one network, its own, with 30 mails an hour.
    @Test
    void whomAProxyDoesNotNameIsNotOfTheProxysNetwork() {
        publication.publish("weekly");
        for (String hidden : List.of("unknown", "_hidden", "garbage", "")) {
            for (int i = 0; i < 10; i++) {
                client.saying(FORWARDED, hidden);
                askForLink("reader" + i + "@example.org");
            }
        }
        client.saying("Forwarded", "for=_hidden");
        client.post(fixture.leaving(ANN), SubscriptionFixture.FORM, "List-Unsubscribe=One-Click");
        assertThat(rows("select network, count(*) from mail_request group by network"))
                .isEqualTo(List.of(List.of("unknown", "40")));
        assertThat(fixture.consents()).containsExactly("left one-click");
    }

    /// Only mails to known addresses counted once, and so the limit told who is known.
    @Test
    void askingForTheLinkOfSomebodyUnknownUsesUpTheSameLimit() {
        publication.publish("weekly");
        for (String asked : List.of("nobody", "ann")) {
            client.saying(FORWARDED, "198.51." + asked.length() + ".7");
            for (int i = 0; i < 30; i++) {
                assertThat(askForLink(asked + "@example.com").statusCode()).isEqualTo(200);
            }
            fixture.signUp(asked + "s-friend@example.org");
        }
        fixture.round();

        assertThat(publication.mailsTo("anns-friend@example.org")).isEmpty();
        assertThat(publication.mailsTo("nobodys-friend@example.org")).isEmpty();
        assertThat(publication.mailsTo("nobody@example.com")).isEmpty();
        assertThat(publication.subjectsTo(ANN)).hasSize(2).last().isEqualTo("Your link to Letters 来信");
        assertThat(rows("select count(*), sum(mailed) from mail_request group by network order by network"))
                .isEqualTo(List.of(List.of("30", "1"), List.of("30", "0")));
    }

    @Test
    void theAnswersAreAlikeForEveryAddressAndForEveryListThatIsNotPublic() {
        publication.publish("weekly");
        fixture.confirm("left@example.org");
        client.post(fixture.leaving("left@example.org"), SubscriptionFixture.FORM, "");
        fixture.signUp("waits@example.org");
        TestDatabase.execute(
                (DatabaseConfig.Sqlite) publication.config().database(),
                "insert into suppression (address_hash, reason, at) values ('"
                        + BlockedAddressTable.hash("bouncchief@example.org") + "', '5.1.1', 0)");
        var answers = new HashSet<String>();
        for (String address : List.of(
                ANN, "nobody@example.org", "left@example.org", "waits@example.org", "bouncchief@example.org", ANN)) {
            answers.add("link " + whole(askForLink(address)));
            answers.add("sign-up " + whole(fixture.signUp(address)));
        }
        assertThat(answers).hasSize(2);

        String form = "email=ann%40example.com&list=";
        assertThat(whole(client.post("/subscribe", SubscriptionFixture.FORM, form + "inner")))
                .isEqualTo(whole(client.post("/subscribe", SubscriptionFixture.FORM, form + "nolist")));
        assertThat(client.get("/subscribe?list=inner").body())
                .isEqualTo(client.get("/subscribe?list=nolist").body());
    }

    @Test
    void nothingThatWasTypedIsMailedBeforeTheAddressIsConfirmed() {
        var form = fixture.form()
                .fill("email", DEE)
                .fill("name", "Win at casino.example")
                .fill("city", "casino.example");
        publication.clock.pass(Duration.ofSeconds(3));
        form.send();
        publication.clock.pass(Duration.ofDays(1));
        askForLink(DEE);
        fixture.round();
        assertThat(publication.mailsTo(DEE))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(source(mail)).doesNotContain("casino"));

        client.post(SubscriptionFixture.link(publication.mailsTo(DEE).getFirst(), "/confirm/"), "", "");
        assertThat(fixture.reader(DEE).name()).isEqualTo("Win at casino.example");
    }

    @Test
    void aListWithoutConfirmationMailsNoTypedNameEither() {
        fixture.settings("opt_in: single", PROXY);
        fixture.signUp(DEE);
        fixture.round();
        assertThat(publication.subjectsTo(DEE)).containsExactly("Welcome to Letters 来信");
        assertThat(source(publication.mailsTo(DEE).getFirst())).contains("To: dee@example.com\r\n");
    }

    @Test
    void allAddressesOfOneMailboxShareItsLimits() {
        for (String alias : List.of("v.ictim", "vi.ctim+a", "victim+b", "v.i.c.t.i.m", "VICTIM")) {
            fixture.signUp(alias + "@gmail.com");
            fixture.signUp(alias + "@googlemail.com");
        }
        fixture.round();
        assertThat(publication.counts()).hasSize(1);
    }

    /// By two forms and a letter's link, over a restart, on each database.
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAddressWithoutAConfirmedMembershipGetsThreeMailsInThirtyDays(TestDatabase kind) {
        try (var there = new SubscriptionFixture(folder.resolve("there"), kind)) {
            there.paper.publish("weekly");
            String link = there.leaving(ANN);
            there.client.post(link, SubscriptionFixture.FORM, "");
            for (int day = 0; day < 30; day += 3) {
                there.signUp(ANN);
                there.paper.clock.pass(Duration.ofDays(1));
                there.client.post(link + "/link", SubscriptionFixture.FORM, "");
                there.round();
                there.paper.clock.pass(Duration.ofDays(1));
                if (day == 6) {
                    there.paper.restart();
                }
                there.client
                        .form(there.client.page("/preferences"), "/preferences")
                        .fill("email", ANN)
                        .send();
                there.round();
                there.paper.clock.pass(Duration.ofDays(1));
            }
            assertThat(there.paper.subjectsTo(ANN)).as("the issue, and three").hasSize(4);
            there.signUp(ANN);
            there.round();
            assertThat(there.paper.mailsTo(ANN)).as("after thirty days").hasSize(5);
        }
    }

    @Test
    void aMemberIsNotHeldToThreeMailsAMonth() {
        publication.publish("weekly");
        for (int i = 0; i < 5; i++) {
            askForLink(ANN);
            fixture.round();
            publication.clock.pass(Duration.ofDays(2));
        }
        assertThat(publication.mailsTo(ANN)).hasSize(6);
    }

    /// Whom a form alone has put on a list has confirmed nothing.
    @Test
    void whoJoinedWithoutConfirmationIsHeldToThree() {
        fixture.settings("opt_in: single", PROXY);
        for (int i = 0; i < 5; i++) {
            fixture.signUp(DEE);
            publication.clock.pass(Duration.ofDays(2));
            fixture.round();
        }
        assertThat(publication.mailsTo(DEE)).hasSize(3);
    }

    @Test
    void editorsAreToldOnceWhenHalfOfAllRequestsAreUsedUp() {
        requests(999, new ClientNetwork("203.0.113.0/24", "203.0.113.0/24"));
        assertThat(alerts()).isEmpty();
        client.saying(FORWARDED, "198.51.100.7");
        fixture.signUp(DEE);
        fixture.signUp("bo@example.org");

        assertThat(alerts()).hasSize(1);
        MimeMessage alert = publication.mailsTo("chief@example.org").getFirst();
        assertThat(source(alert)).contains("203.0.113.0/24 (999)", "proof_of_work");
        publication.clock.pass(Duration.ofMinutes(30));
        fixture.signUp("cy@example.org");
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void oneWideNetworkOfIpv6CannotUseUpWhatAllMayAskFor() {
        requests(298, new ClientNetwork("2001:db8:1:1:0:0:0:0/64", "2001:db8:1:0:0:0:0:0/48"));
        for (int i = 2; i < 5; i++) {
            client.saying(FORWARDED, "2001:db8:1:" + i + "::7");
            askForLink("nobody@example.org");
        }
        client.saying(FORWARDED, "2001:db8:2:1::7");
        askForLink("nobody@example.org");
        assertThat(rows("select network from mail_request where network <> '2001:db8:1:1:0:0:0:0/64' order by 1"))
                .isEqualTo(List.of(
                        List.of("2001:db8:1:2:0:0:0:0/64"),
                        List.of("2001:db8:1:3:0:0:0:0/64"),
                        List.of("2001:db8:2:1:0:0:0:0/64")));
    }

    private HttpResponse<String> askForLink(String address) {
        return client.form(client.page("/preferences"), "/preferences")
                .fill("email", address)
                .send();
    }

    private void requests(int many, ClientNetwork network) {
        publication.context().store().change(tables -> {
            for (int i = 0; i < many; i++) {
                tables.mailRequests().add(network, "m", false, publication.clock.instant());
            }
        });
    }

    private List<String> alerts() {
        new AlertEditors(publication.context()).run();
        return publication.subjectsTo("chief@example.org");
    }

    private List<List<String>> rows(String query) {
        return TestDatabase.rows(publication.config().database(), query);
    }

    /// All of an answer but the moment.
    private static String whole(HttpResponse<String> answer) {
        var fields = new TreeMap<>(answer.headers().map());
        fields.remove("date");
        return answer.statusCode() + " " + fields + " " + answer.body();
    }

    private static String source(MimeMessage mail) {
        try {
            var source = new ByteArrayOutputStream();
            mail.writeTo(source);
            return source + " " + mail.getSubject() + SubscriptionFixture.text(mail);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
