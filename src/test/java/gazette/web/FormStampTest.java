package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forms count only from where they were shown, or by the button that they are answered with.
class FormStampTest {
    private static final String ANN = "ann@example.com";
    private static final String DEE = "dee@example.com";
    private static final String SHARED =
            "list=letters&topic-letters=Time&cadence-letters=monthly&name=Dee&email=" + DEE;
    private static final String PROXY = "trusted_proxies: [127.0.0.1]";
    private static final Duration SOON = Duration.ofSeconds(3);

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
        fixture.settings("", "web: {" + PROXY + "}\n");
        from("198.51.100.7");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFormOnASharedPageIsAnsweredByOneButtonAndOnlyThatSignsUp() {
        HttpResponse<String> answer = client.post("/subscribe", SubscriptionFixture.FORM, SHARED);
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(page.select("main button")).hasSize(1);
        assertThat(page.select("main input:not([type=hidden]), main select")).isEmpty();
        assertThat(page.text()).contains("One more step", DEE, "Letters 来信");
        assertThat(rows("select count(*) from signup")).isEqualTo("0");

        var button = client.form(page, "/subscribe");
        publication.clock.pass(SOON);
        assertThat(button.send().body()).contains("Please look into your mailbox");
        assertThat(mails(DEE)).isEqualTo(1);
        client.post(fixture.link(DEE, "/confirm/"), SubscriptionFixture.FORM, "");
        assertThat(fixture.membership(DEE).topics()).containsExactly("Time");
        assertThat(rows("select count(*) from mail_request")).as("both count").isEqualTo("2");
    }

    @Test
    void requestsWithoutAStampCountAgainstTheNetwork() {
        for (int i = 0; i < 30; i++) {
            client.post("/subscribe", SubscriptionFixture.FORM, SHARED + i);
        }
        fixture.signUp(DEE);
        assertThat(mails(DEE)).isZero();
    }

    @Test
    void theFormForALinkHasAStampToo() {
        publication.publish("weekly");
        var page = Jsoup.parse(client.post("/preferences", SubscriptionFixture.FORM, "email=" + ANN)
                .body());
        assertThat(page.select("main button")).hasSize(1);
        assertThat(mails(ANN)).isEqualTo(1);
        assertThat(client.form(page, "/preferences").send().body()).contains("Please look into your mailbox");
        assertThat(mails(ANN)).isEqualTo(2);
    }

    @Test
    void whoIsInAnotherNetworkByThenPressesOnceMore() {
        var form = fixture.form().fill("email", DEE);
        publication.clock.pass(SOON);
        from("203.0.113.9");
        Document page = Jsoup.parse(form.send().body());
        assertThat(page.text()).contains("One more step");
        assertThat(mails(DEE)).isZero();

        var button = client.form(page, "/subscribe");
        publication.clock.pass(SOON);
        button.send();
        assertThat(mails(DEE)).isEqualTo(1);
    }

    @Test
    void aNewPrivacyAddressIsNoOtherNetworkButTheNeighboursIs() {
        from("2001:db8:1:2:aaaa::1");
        var form = fixture.form();
        publication.clock.pass(SOON);
        from("2001:db8:1:2:bbbb::2");
        form.fill("email", DEE).send();
        assertThat(mails(DEE)).isEqualTo(1);
        from("2001:db8:1:3::1");
        form.fill("email", "bo@example.org").send();
        assertThat(mails("bo@example.org")).isZero();
    }

    @Test
    void aStampServesNoOtherFormAddressOrDay() {
        String linkStamp = stamp(client.page("/preferences"));
        String buttonStamp = stamp(Jsoup.parse(
                client.post("/subscribe", SubscriptionFixture.FORM, SHARED).body()));
        String pageStamp = stamp(client.page("/subscribe"));
        publication.clock.pass(SOON);
        assertSignsUp(linkStamp, "a@example.org", 0);
        assertSignsUp(buttonStamp, "b@example.org", 0);
        assertSignsUp(buttonStamp.replaceFirst("-[0-9]+-", "-1-"), DEE, 0);
        assertSignsUp("", "c@example.org", 0);
        assertSignsUp(pageStamp + "-", "c@example.org", 0);
        publication.clock.pass(Duration.ofHours(-1));
        assertSignsUp(pageStamp, "d@example.org", 0);
        publication.clock.pass(Duration.ofHours(26));
        assertSignsUp(pageStamp, "e@example.org", 0);
        assertSignsUp(buttonStamp, DEE, 0);
        publication.clock.pass(Duration.ofHours(-2));
        assertSignsUp(buttonStamp, DEE, 1);
        assertSignsUp(pageStamp, "f@example.org", 1);
    }

    @Test
    void aStampThatComesTwiceGetsTheSameAnswerAndNoSecondMail() {
        var form = fixture.form().fill("email", DEE);
        publication.clock.pass(SOON);
        String answer = form.send().body();
        assertThat(form.send().body()).isEqualTo(answer);
        assertThat(mails(DEE)).isEqualTo(1);
    }

    @Test
    void publicPagesHaveNoStamps() {
        publication.publish("weekly");
        for (String page : List.of("/", "/letters/", "/letters/1", "/feeds", "/search?q=a")) {
            assertThat(client.get(page).body()).as(page).doesNotContain("name=\"stamp\"");
        }
    }

    @Test
    void withoutWorkTheButtonWaitsHalfAMinute() {
        workFor(12);
        var form = fixture.form().fill("email", DEE);
        publication.clock.pass(SOON);
        Document page = Jsoup.parse(form.send().body());
        assertThat(page.text()).contains("press the button in 30 seconds");
        publication.clock.pass(Duration.ofSeconds(20));
        Document early = Jsoup.parse(client.form(page, "/subscribe").send().body());
        assertThat(early.text()).contains("press the button in 10 seconds");
        assertThat(stamp(early)).isEqualTo(stamp(page));
        publication.clock.pass(Duration.ofSeconds(11));
        assertThat(client.form(early, "/subscribe").send().body()).contains("Please look into your mailbox");
        assertThat(mails(DEE)).isEqualTo(1);
    }

    @Test
    void workCountsForItsOwnStampAndAddressOnly() {
        workFor(12);
        HttpResponse<String> answer = client.get("/subscribe?list=letters");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("; script-src 'self'");
        var form = client.form(Jsoup.parse(answer.body()), "/subscribe");
        String number = work(stamp(Jsoup.parse(answer.body())), DEE, 12);
        publication.clock.pass(SOON);
        form.fill("email", "bo@example.org").fill("work", number).send();
        assertThat(mails("bo@example.org")).isZero();
        form.fill("email", DEE).fill("work", number).send();
        assertThat(mails(DEE)).isEqualTo(1);
        assertThat(client.get("/form.js").body()).contains("SHA-256");
        assertThat(client.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .doesNotContain("script-src");
    }

    private void workFor(int bits) {
        fixture.settings("", "web: {" + PROXY + ", proof_of_work: " + bits + "}\n");
    }

    private static String work(String stamp, String email, int bits) {
        return IntStream.iterate(0, number -> number + 1)
                .filter(number -> {
                    byte[] digest = DigestUtils.sha256(stamp + " " + email + " " + number);
                    return Integer.numberOfLeadingZeros(ByteBuffer.wrap(digest).getInt()) >= bits;
                })
                .mapToObj(Integer::toString)
                .findFirst()
                .orElseThrow();
    }

    private void assertSignsUp(String stamp, String address, int mails) {
        fixture.form().fill("stamp", stamp).fill("email", address).send();
        assertThat(mails(address)).as(address).isEqualTo(mails);
    }

    private int mails(String address) {
        fixture.round();
        return publication.mailsTo(address).size();
    }

    private void from(String address) {
        client.saying("X-Forwarded-For", address);
    }

    private static String stamp(Document page) {
        return page.select("input[name=stamp]").attr("value");
    }

    private String rows(String query) {
        return TestDatabase.rows(publication.config().database(), query)
                .getFirst()
                .getFirst();
    }
}
