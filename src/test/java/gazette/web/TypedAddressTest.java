package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.Program;
import gazette.SmtpFaultScript;
import gazette.subscribers.Membership.Status;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people type and paste into the field for the address.
class TypedAddressTest {
    private static final String UNREACHABLE = "cannot deliver to addresses with such letters";

    @TempDir
    Path folder;

    private SubscriptionFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theAddressIsReadWhateverIsPastedAroundIt() {
        var typed = Map.ofEntries(
                Map.entry("a＠example.com", "a@example.com"),
                Map.entry("ｂｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "bo@example.com"),
                Map.entry("c@example。com", "c@example.com"),
                Map.entry("mailto:d@example.com?subject=Hi", "d@example.com"),
                Map.entry("Ed Doe <e@example.com>", "e@example.com"),
                Map.entry("\"Doe, Flo\" <f@example.com>", "f@example.com"),
                Map.entry("<g@example.com>", "g@example.com"),
                Map.entry("“h@example.com”", "h@example.com"),
                Map.entry("i@example.com.", "i@example.com"),
                Map.entry("j@example.com，", "j@example.com"),
                Map.entry("  k@example.com\u00a0", "k@example.com"),
                Map.entry("l\u200be@example.com", "le@example.com"),
                Map.entry("\u202am@example.com\u202c", "m@example.com"),
                Map.entry("n@exam\u00adple.com", "n@example.com"),
                Map.entry("o@bücher.example", "o@xn--bcher-kva.example"));
        typed.forEach((text, address) -> {
            assertThat(fixture.signUp(text).statusCode()).as(text).isEqualTo(200);
            assertThat(fixture.membership(address).status()).as(text).isEqualTo(Status.PENDING);
            fixture.paper.clock.pass(Duration.ofHours(1));
        });
        fixture.round();
        assertThat(typed.values())
                .allSatisfy(
                        address -> assertThat(fixture.paper.mailsTo(address)).hasSize(1));
    }

    @Test
    void theButtonForOneMoreStepTakesTheSame() {
        FormClient.Form form = fixture.form().fill("email", "Dee <dee@example.com>");
        HttpResponse<String> tooQuick = form.send();
        assertThat(tooQuick.body()).contains("One more step", "<strong>dee@example.com</strong>");
        fixture.paper.clock.pass(Duration.ofSeconds(31));
        fixture.client.form(Jsoup.parse(tooQuick.body()), "/subscribe").send();

        assertThat(fixture.membership("dee@example.com").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void theFormForTheLinkReadsItToo() {
        fixture.confirm("dee@example.com");
        fixture.client
                .form(fixture.client.page("/preferences"), "/preferences")
                .fill("email", "Dee <dee＠example.com>")
                .send();
        fixture.round();

        assertThat(fixture.paper.subjectsTo("dee@example.com")).hasSize(3);
    }

    @Test
    void whatIsNoSingleAddressIsAskedForAgain() {
        for (String typed : List.of(
                "dee",
                "dee@example",
                "dee@example.com, bo@example.com",
                "bo@example.com <dee@example.com>",
                "dee@example.com\r\nBcc: bo@example.com",
                "de e@example.com")) {
            HttpResponse<String> page = fixture.signUp(typed);
            assertThat(page.statusCode()).as(typed).isEqualTo(422);
            assertThat(page.body()).contains("problem-email").doesNotContain(UNREACHABLE);
        }
    }

    @Test
    void anAddressThatNoRelayOfTheListTakesIsRefusedAtOnce() {
        try (var relay = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            fixture.relayAt(relay.port());

            for (String typed : new String[] {"用户@example.com", "josé@bücher.example"}) {
                HttpResponse<String> page = fixture.form().fill("email", typed).send();
                assertThat(page.statusCode()).isEqualTo(422);
                assertThat(page.body()).contains(UNREACHABLE, "aria-describedby=\"problem-email\"", typed);
            }
            assertThat(relay.commands())
                    .as("asked once")
                    .filteredOn(said -> said.startsWith("EHLO"))
                    .hasSize(1);
            HttpResponse<String> link = fixture.client
                    .form(fixture.client.page("/preferences"), "/preferences")
                    .fill("email", "用户@example.com")
                    .send();
            assertThat(link.statusCode()).isEqualTo(422);
            assertThat(link.body()).contains(UNREACHABLE);
            assertThat(fixture.form().fill("email", "dee@bücher.example").send().body())
                    .doesNotContain(UNREACHABLE);
        }
    }

    @Test
    void aRelayWithSmtputf8IsGivenSuchAnAddress() {
        try (var relay = new FaultySmtpServer(SmtpFaultScript.FLAWLESS, Offer.of("PIPELINING", "SMTPUTF8"))) {
            fixture.relayAt(relay.port());
            FormClient.Form form = fixture.form().fill("email", "用户@example.com");
            fixture.paper.clock.pass(Duration.ofSeconds(3));

            assertThat(form.send().statusCode()).isEqualTo(200);
            fixture.round();
            assertThat(relay.commands()).contains("RCPT TO:<用户@example.com>");
        }
    }

    @Test
    void aRelayThatDoesNotAnswerRefusesNobody() {
        fixture.relayAt(Program.freePort());
        FormClient.Form form = fixture.form().fill("email", "用户@example.com");
        fixture.paper.clock.pass(Duration.ofSeconds(3));

        assertThat(form.send().statusCode()).isEqualTo(200);
        assertThat(fixture.membership("用户@example.com").status()).isEqualTo(Status.PENDING);
    }
}
