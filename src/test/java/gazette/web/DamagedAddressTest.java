package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import gazette.web.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What mail programs and people make of our addresses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedAddressTest {
    private static final String ANN = "ann@example.com";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private SubscriptionFixture fixture;
    private RawClient client;

    @BeforeAll
    void open(@TempDir Path folder) {
        fixture = new SubscriptionFixture(folder);
        fixture.paper.publish("weekly");
        client = new RawClient(fixture.port());
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    /// Ways in which a token is damaged: `H` is its first half and `T` its second, `P` is the path before it.
    static Stream<String> damages() {
        return Stream.of(
                "PHT/",
                "PHT//",
                "PHT.",
                "PHT)",
                "PHT).",
                "PHT,",
                "PHT;",
                "PHT%3E",
                "PHT>",
                "PHT\"",
                "PHT%22",
                "PHT'",
                "PHT*",
                "PHT&gt;",
                "PHT%C2%A0",
                "PHT%A0",
                "PHT%E3%80%82",
                "PHT%EF%BC%89",
                "PHT%20",
                "PHT%0D%0A",
                "PHT%253E",
                "PHT;jsessionid=1",
                "PHT%3Futm_source=x",
                "P%3CHT%3E",
                "P%20HT",
                "P/HT",
                "/PHT",
                "PHT=",
                "PH=%0D%0AT",
                "PH=%0AT",
                "PH=T",
                "PH=3DT",
                "PH=3D%0AT",
                "PH%3DT",
                "PH%3D%0D%0AT",
                "PH=0D=0AT",
                "PH%0AT",
                "PH%0D%0A%20T",
                "PH%20T",
                "PH+T",
                "PH%09T",
                "PH%C2%ADT",
                "PH%E2%80%8BT",
                "PH%0A%3E%20T",
                "PH-%0AT",
                "PH=%250AT",
                "PH|T",
                "PH\\T");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedLinkShowsItsPageAndOneClickLeaves(String damage) throws IOException {
        String path = damaged(damage, "/u/", fixture.leaving(ANN).substring(3));
        assertPageAndOneClick(path);
    }

    @Test
    void aLinkInCapitalsOrWithOtherHyphensIsTheSame() throws IOException {
        String link = fixture.leaving(ANN);
        assertPageAndOneClick(link.toUpperCase(Locale.ROOT));
        assertPageAndOneClick("/u/" + link.substring(3).toUpperCase(Locale.ROOT) + "/");
        assertPageAndOneClick(link.replace("-", "%E2%80%91"));
        assertPageAndOneClick(link.replaceFirst("-", "%2D%0A"));
        assertPageAndOneClick(link.replaceFirst("u1", "%EF%BD%95%EF%BC%91"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 20, 40})
    void ofALinkThatWasCutOffThePageHelpsAndNothingIsDone(int length) throws IOException {
        String link = fixture.leaving(ANN);
        for (String end : List.of("", "/", ".", "=%0D%0A", "%3E", "=", "a", "/undo/")) {
            assertHelps(link.substring(0, length) + end);
        }
    }

    @Test
    void aLinkThatMayBeTwoPersonsIsNobodys() throws IOException {
        String bo = fixture.leaving("bo@example.org");
        assertHelps(fixture.leaving(ANN) + "%20" + bo.substring(3));
        assertHelps("/confirm/" + bo.substring(3) + ".");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void theOtherLinksOfMailsAreReadInTheSameWay(String damage) throws IOException {
        AppContext context = fixture.paper.context();
        String token = SignedToken.fresh(
                        Purpose.PREFERENCES,
                        fixture.reader(ANN).publicId(),
                        0,
                        context.clock().instant())
                .signed(context.keyRing().signingKey());
        Answer page = client.send(RawClient.get(damaged(damage, "/preferences/", token)));

        assertThat(page.status()).as(damage).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select("form").attr("action")).endsWith("/preferences/" + token);
    }

    @Test
    void aSignUpIsConfirmedByADamagedLink() throws IOException {
        fixture.signUp("dee@example.com");
        fixture.round();
        String link = fixture.link("dee@example.com", "/confirm/");
        assertThat(client.send(RawClient.get(link + ")")).status()).isEqualTo(200);
        String path = "/Confirm/" + link.substring(9, 30) + "=%0D%0A" + link.substring(30) + ".";
        assertThat(client.send(RawClient.post(path, SubscriptionFixture.FORM, ""))
                        .status())
                .isEqualTo(200);
        assertThat(fixture.membership("dee@example.com").status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aLinkWhoseTimeIsOverStaysSo() throws IOException {
        fixture.signUp("eve@example.com");
        fixture.round();
        String link = fixture.link("eve@example.com", "/confirm/");
        fixture.paper.clock.pass(Duration.ofDays(8));
        assertHelps(link + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "/letters, /letters/",
        "//letters, /letters/",
        "/letters//, /letters/",
        "/letters/1/, /letters/1",
        "/letters//1, /letters/1",
        "/letters/1//?x=1, /letters/1?x=1",
        "/letters/1., /letters/1",
        "/letters/1), /letters/1",
        "'/letters/1>,', /letters/1",
        "/letters/1%3E, /letters/1",
        "/letters/1%22%20, /letters/1",
        "/letters/1%E3%80%82, /letters/1",
        "/letters/1/index.html, /letters/1",
        "/letters/index.html, /letters/",
        "/letters/feed.rss/, /letters/feed.rss",
        "//feed.rss, /feed.rss",
        "/tag/mail.rss/, /tag/mail.rss",
        "/subscribe/, /subscribe",
        "/subscribe/?list=letters, /subscribe?list=letters",
        "/subscribe., /subscribe",
        "/preferences/, /preferences",
        "/feeds/, /feeds",
        "/feeds.opml/, /feeds.opml",
        "/search/?q=text, /search?q=text",
        "/a/%E9%82%AE/, /a/%E9%82%AE",
        "/index.html, /",
        "/index.htm, /",
        "//, /",
        "///index.html, /",
        "/robots.txt/, /robots.txt",
        "//.well-known/security.txt, /.well-known/security.txt",
    })
    void aPublicPageHasOneAddressToWhichTheOthersLead(String asked, String page) throws IOException {
        Answer answer = client.send(RawClient.get(asked));
        assertThat(answer.status()).as(asked).isEqualTo(301);
        assertThat(answer.field("Location")).as(asked).contains(page);
        assertThat(client.send(RawClient.get(asked).replaceFirst("GET", "HEAD")).field("Location"))
                .contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/",
                "//evil.example/%2e%2e",
                "///evil.example//",
                "/%2Fevil.example/",
                "/%5Cevil.example/",
                "//evil/index.html",
                "//user@evil.example/",
                "/%0d%0aX:y/",
                "/letters/1%0d%0aX:%20y/",
                "//letters.evil.example./"
            })
    void nothingLeadsToAnotherSite(String path) throws IOException {
        Answer answer = client.send(RawClient.get(path));
        assertThat(answer.status()).as(path).isIn(301, 400, 404);
        assertThat(answer.field("Location").orElse("/")).as(path).matches("/(?:[^/\\\\].*)?");
        assertThat(answer.field("X")).isEmpty();
    }

    /// A private list's page would else be told from one that does not exist.
    @Test
    void whatIsNoPageIsNotRedirected() throws IOException {
        for (String path :
                List.of("/inner/", "/inner/1/", "/nowhere/", "/nowhere/1/", "//nowhere", "/inner/index.html")) {
            Answer answer = client.send(RawClient.get(path));
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.field("Location")).isEmpty();
        }
    }

    @Test
    void aRequestWithoutAPathIsAnsweredToo() throws IOException {
        for (String request : List.of(
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET http://localhost HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            assertThat(client.send(request).status()).as(request).isBetween(200, 499);
        }
    }

    @Test
    void aFormIsTakenAtAnyOfItsAddresses() throws IOException {
        for (String path : List.of("/subscribe/", "//subscribe", "/subscribe.")) {
            assertThat(client.send(RawClient.post(path, SubscriptionFixture.FORM, "email=x"))
                            .status())
                    .as(path)
                    .isEqualTo(422);
        }
    }

    private void assertPageAndOneClick(String path) throws IOException {
        Answer page = client.send(RawClient.get(path));
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).contains("Do you want to leave Letters", fixture.leaving(ANN) + "\"");
        assertThat(client.send(RawClient.post(path, SubscriptionFixture.FORM, ONE_CLICK))
                        .body())
                .as(path)
                .isEqualTo("unsubscribed\n");
        assertThat(fixture.membership(ANN).status()).as(path).isEqualTo(Status.UNSUBSCRIBED);
        fixture.paper
                .context()
                .store()
                .change(tables -> tables.memberships()
                        .change(fixture.membership(ANN).with(Status.ACTIVE), fixture.paper.clock.instant()));
    }

    private void assertHelps(String path) throws IOException {
        for (String request : List.of(
                RawClient.get(path.replace("/undo/", "/")),
                RawClient.post(path, SubscriptionFixture.FORM, ONE_CLICK))) {
            Answer answer = client.send(request);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("This link does not work", "/preferences");
        }
        assertThat(fixture.membership(ANN).status()).as(path).isEqualTo(Status.ACTIVE);
        assertThat(fixture.membership("bo@example.org").status()).isEqualTo(Status.ACTIVE);
    }

    private static String damaged(String damage, String path, String token) {
        return damage.replace("P", path).replace("H", token.substring(0, 30)).replace("T", token.substring(30));
    }
}
