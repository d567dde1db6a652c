package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.accounts.Passkey;
import gazette.accounts.SecretToken;
import gazette.accounts.TotpSecret;
import gazette.config.WebConfig;
import gazette.press.accounts.Team;
import gazette.press.accounts.Team.TeamResult;
import gazette.press.accounts.Team.TeamResult.DoneWithLink;
import gazette.press.publishing.TestPublication;
import gazette.web.WebServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in to the desk and going, by every way but a passkey, which needs a browser.
class SignInTest {
    private static final String PASSWORD = "seven lamps in the rain";
    private static final boolean WHOLE = "long".equals(System.getProperty("exam"));

    /// The same password, hashed with so little memory that a test is not slow.
    private static final String HASH =
            "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$68C793iMfmZc/njWDsEBRToUaGvhHLb/Sm2BojJwK40";

    @TempDir
    static Path folder;

    private static TestPublication paper;
    private static WebServer web;
    private static int port;

    @BeforeAll
    static void open() {
        paper = new TestPublication(folder);
        paper.write("gazette.yaml", TestPublication.settings("web: {trusted_proxies: [127.0.0.1]}\n"));
        paper.reread();
        web = new WebServer(paper::context, _ -> Optional.empty());
        port = web.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    @AfterAll
    static void close() {
        web.close();
        paper.close();
    }

    /// What a test has used up of the limits is free again.
    @BeforeEach
    void start() {
        paper.clock.pass(Duration.ofDays(1));
    }

    /// With another policy, browsers send `Origin: null` with our own forms, and over plain http nothing else.
    @Test
    void aFormOfOursSaysWhereItComesFrom() {
        HttpResponse<String> page = browser().get("/desk/sign-in");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';");
    }

    @Test
    void aNameIsOneInAllItsSpellings() {
        owner("Ada Lovelace");
        assertThat(browser().signIn(" ada  LOVELACE ", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(team().invite("ADA lovelace", AccountRole.VIEWER)).isEqualTo(new TeamResult.NameRefused(true));
    }

    @Test
    void anUnknownNameIsAnsweredAsAWrongPassword() {
        owner("Ada");
        HttpResponse<String> wrong = browser().signIn("Ada", "wrong password here");
        HttpResponse<String> unknown = browser().signIn("Zoe", "wrong password here");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body().replace("Zoe", "Ada")).isEqualTo(wrong.body());
    }

    @Test
    void oneWhoGuessesIsSlowedDownAndTheOwnerGetsIn() {
        SignInClient ada = owner("Ada");
        int evaluated = 0;
        int guesses = WHOLE ? 10_000 : 500;
        for (int i = 0; i < guesses; i++) {
            // From a thousand networks; now and then another name.
            String network = "198." + (i % 50) + "." + (i % 20) + ".1";
            String name = i % 100 == 99 ? "Eve" : "Ada";
            int status = new SignInClient(port, network)
                    .signIn(name, "guess number " + i)
                    .statusCode();
            assertThat(status).isIn(422, 429);
            evaluated += status == 422 ? 1 : 0;
            paper.clock.pass(Duration.ofHours(1).dividedBy(guesses));
        }
        assertThat(evaluated).isBetween(60, 100);
        ada.post("/desk/sign-out");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.signIn("Ada", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void oneNetworkThatGuessesDoesNotSlowAnotherDown() {
        owner("Ada");
        for (int i = 0; i < 15; i++) {
            new SignInClient(port, "198.51.100.7").signIn("Ada", "guess number " + i);
            paper.clock.pass(Duration.ofMinutes(1));
        }
        assertThat(new SignInClient(port, "203.0.113.5").signIn("Ada", PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aRestartDoesNotForgetGuesses() {
        owner("Ada");
        for (int i = 0; i < 10; i++) {
            browser().signIn("Ada", "guess number " + i);
        }
        paper.restart();
        HttpResponse<String> answer = browser().signIn("Ada", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Too many tries").doesNotContain(PASSWORD);
        assertThat(browser().signIn("Nobody", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void aStolenCookieIsDeadOnceThePasswordIsChanged() {
        SignInClient ada = owner("Ada");
        SignInClient thief = browser();
        thief.cookies.putAll(ada.cookies);
        assertThat(thief.isSignedIn()).isTrue();
        String next = "another long password";
        assertThat(ada.post(
                                "/desk/account/password",
                                "password_now",
                                PASSWORD,
                                "password",
                                next,
                                "password_again",
                                next)
                        .statusCode())
                .isEqualTo(303);
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(browser().signIn("Ada", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(browser().signIn("Ada", next).statusCode()).isEqualTo(303);
    }

    @Test
    void thePasswordIsNotChangedByOneWhoDoesNotKnowIt() {
        SignInClient ada = owner("Ada");
        assertThat(ada.post(
                                "/desk/account/password",
                                "password_now",
                                "a wrong one, surely",
                                "password",
                                "another long password",
                                "password_again",
                                "another long password")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser().signIn("Ada", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoHasNotProvedThemselvesForAWhileDoesSoFirst() {
        SignInClient ada = owner("Ada");
        paper.clock.pass(Duration.ofMinutes(31));
        HttpResponse<String> answer = ada.post("/desk/account/codes");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/desk/sign-in?again=1");
        assertThat(ada.get("/desk/account").body()).contains("confirm first that it is you");
        ada.post("/desk/sign-in", "name", "Ada", "password", PASSWORD, "to", "/desk/account");
        assertThat(ada.post("/desk/account/codes").body()).contains("shown only now");
    }

    @Test
    void anAppAsksForACodeAndRecoveryCodesStandInForIt() {
        SignInClient ada = owner("Ada");
        ada.post("/desk/account/totp/begin");
        Document setUp = ada.page(ada.get("/desk/account/totp"));
        var app = new TotpSecret(setUp.select(".secret").text().replace(" ", ""));
        assertThat(ada.post("/desk/account/totp", "code", "000000").statusCode())
                .isEqualTo(422);
        HttpResponse<String> on = ada.post("/desk/account/totp", "code", app.codeAt(paper.clock.instant()));
        List<String> codes =
                ada.page(on).select(".codes code").stream().map(Element::text).toList();
        assertThat(codes).hasSize(10);

        SignInClient phone = browser();
        Document ask = phone.page(phone.signIn("Ada", PASSWORD));
        assertThat(phone.isSignedIn()).isFalse();
        String used = app.codeAt(paper.clock.instant());
        assertThat(phone.submit(ask, "/desk/sign-in/code", "code", used).statusCode())
                .as("used before")
                .isEqualTo(422);
        paper.clock.pass(Duration.ofSeconds(30));
        String fresh = app.codeAt(paper.clock.instant());
        assertThat(phone.submit(ask, "/desk/sign-in/code", "code", fresh).statusCode())
                .isEqualTo(303);
        assertThat(phone.isSignedIn()).isTrue();

        SignInClient lost = browser();
        Document again = lost.page(lost.signIn("Ada", PASSWORD));
        assertThat(lost.submit(again, "/desk/sign-in/code", "code", codes.getFirst())
                        .statusCode())
                .isEqualTo(303);
        SignInClient thief = browser();
        Document third = thief.page(thief.signIn("Ada", PASSWORD));
        assertThat(thief.submit(third, "/desk/sign-in/code", "code", codes.getFirst())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void codesAreNotGuessed() {
        SignInClient ada = owner("Ada");
        ada.post("/desk/account/totp/begin");
        var app = new TotpSecret(
                ada.page(ada.get("/desk/account/totp")).select(".secret").text().replace(" ", ""));
        ada.post("/desk/account/totp", "code", app.codeAt(paper.clock.instant()));
        SignInClient thief = browser();
        Document ask = thief.page(thief.signIn("Ada", PASSWORD));
        for (int i = 0; i < 5; i++) {
            assertThat(thief.submit(ask, "/desk/sign-in/code", "code", "00000" + i)
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(thief.submit(ask, "/desk/sign-in/code", "code", "000009").statusCode())
                .isEqualTo(429);
        // The owner's browser is known, and has tries of its own.
        paper.clock.pass(Duration.ofSeconds(30));
        Document own = ada.page(ada.signIn("Ada", PASSWORD));
        assertThat(ada.submit(own, "/desk/sign-in/code", "code", app.codeAt(paper.clock.instant()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aRecoveryCodeLetsInWhoHasLostThePasskeysAndHasNoPassword() {
        SignInClient ada = owner("Ada");
        List<String> codes = ada.page(ada.post("/desk/account/codes")).select(".codes code").stream()
                .map(Element::text)
                .toList();
        SignInClient lost = browser();
        assertThat(lost.post("/desk/sign-in/recovery", "name", "Ada", "code", codes.getFirst())
                        .statusCode())
                .as("there is a password")
                .isEqualTo(422);
        paper.context().store().change(tables -> tables.accountProofs().setPassword(id("Ada"), Optional.empty()));
        assertThat(lost.post("/desk/sign-in/recovery", "name", "Ada", "code", codes.getFirst())
                        .statusCode())
                .isEqualTo(303);
        assertThat(lost.isSignedIn()).isTrue();
        assertThat(browser()
                        .post("/desk/sign-in/recovery", "name", "Ada", "code", codes.getFirst())
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser()
                        .post("/desk/sign-in/recovery", "name", "Zoe", "code", codes.get(1))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theOnlyWayInIsNotRemoved() {
        SignInClient ada = owner("Ada");
        assertThat(ada.post("/desk/account/password/remove").body()).contains("your only way in");
        var passkey = new Passkey("credential", id("Ada"), "key", 0, "Laptop", paper.clock.instant(), Optional.empty());
        paper.context().store().change(tables -> tables.passkeys().add(passkey));
        assertThat(ada.post("/desk/account/password/remove").statusCode()).isEqualTo(303);
        assertThat(ada.post("/desk/account/passkeys/remove", "credential", "credential")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ada.page(ada.get("/desk/account")).select("[name=label]").eachAttr("value"))
                .contains("Laptop");
    }

    @Test
    void aResetOnTheHostLetsInWhoHasLostEverything() {
        SignInClient ada = owner("Ada");
        long id = id("ada");
        String link = "/desk/join/" + ((DoneWithLink) team().reset(id)).token();
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(browser().signIn("Ada", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(join(ada, link, "").statusCode()).isEqualTo(303);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(join(browser(), link, "").statusCode()).isEqualTo(410);
    }

    @Test
    void aChangeOfTheRoleEndsTheSessions() {
        SignInClient ada = owner("Ada");
        SignInClient bo = member("Bo", AccountRole.EDITOR);
        assertThat(bo.get("/desk/team").statusCode()).isEqualTo(403);
        long id = id("bo");
        assertThat(ada.post("/desk/team/" + id + "/role", "role", "viewer").statusCode())
                .isEqualTo(303);
        assertThat(bo.isSignedIn()).isFalse();
        bo.signIn("Bo", PASSWORD);
        assertThat(bo.page(bo.get("/desk/account")).text()).contains("Viewer");
        ada.post("/desk/team/" + id + "/remove");
        assertThat(bo.isSignedIn()).isFalse();
        assertThat(browser().signIn("Bo", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(team().invite("Bo", AccountRole.WRITER)).isInstanceOf(DoneWithLink.class);
    }

    @Test
    void theLastOwnerStays() {
        SignInClient ada = owner("Ada");
        long id = id("ada");
        assertThat(ada.post("/desk/team/" + id + "/role", "role", "viewer").body())
                .contains("has to own the desk");
        assertThat(ada.post("/desk/team/" + id + "/remove").statusCode()).isEqualTo(422);
        // An invited owner who has not come in yet owns nothing.
        team().invite("Bo", AccountRole.OWNER);
        assertThat(ada.post("/desk/team/" + id + "/remove").statusCode()).isEqualTo(422);
    }

    @Test
    void aFormWhoseSessionHasEndedIsSentAfterTheSignIn() {
        SignInClient ada = owner("Ada");
        paper.clock.pass(Duration.ofDays(8));
        HttpResponse<String> answer = ada.post(
                "/desk/account/profile",
                "email",
                "ada@example.org",
                "language",
                "zh",
                "zone",
                "Asia/Tokyo",
                "x_password",
                "no");
        assertThat(answer.statusCode()).isEqualTo(401);
        HttpResponse<String> wrong =
                ada.submit(ada.page(answer), "/desk/sign-in", "name", "Ada", "password", "wrong one here");
        HttpResponse<String> in = ada.submit(ada.page(wrong), "/desk/sign-in", "name", "Ada", "password", PASSWORD);
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).doesNotContain("x_password");
        assertThat(ada.submit(ada.page(in), "/desk/account/profile").statusCode())
                .isEqualTo(303);
        assertThat(ada.page(ada.get("/desk/account")).select("#email").val()).isEqualTo("ada@example.org");
        assertThat(ada.page(ada.get("/desk/account")).select("#zone").val()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void anActionWithoutFieldsIsOfferedOnceMoreAfterTheSignIn() {
        SignInClient ada = owner("Ada");
        paper.clock.pass(Duration.ofDays(8));
        Document page = ada.page(ada.post("/desk/issues/1/withdraw"));
        HttpResponse<String> in = ada.submit(page, "/desk/sign-in", "name", "Ada", "password", PASSWORD);
        assertThat(ada.page(in).select("form[action=/desk/issues/1/withdraw] button"))
                .hasSize(1);
        paper.clock.pass(Duration.ofDays(8));
        Document out = ada.page(ada.post("/desk/sign-out"));
        assertThat(ada.submit(out, "/desk/sign-in", "name", "Ada", "password", PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .contains("/desk");
    }

    @Test
    void whatHasBegunEndsWithThePassword() {
        SignInClient ada = owner("Ada");
        Document page = ada.page(ada.post("/desk/account/phone"));
        String link = URI.create(page.select("code").getLast().text()).getPath();
        assertThat(ada.post(
                                "/desk/account/password",
                                "password_now",
                                PASSWORD,
                                "password",
                                "nine boats on the lake",
                                "password_again",
                                "nine boats on the lake")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser().post(link + "/phone").statusCode()).isEqualTo(410);
    }

    @Test
    void aLongTextIsKeptForWhoeverWasSignedIn() {
        SignInClient ada = owner("Ada");
        paper.clock.pass(Duration.ofDays(8));
        String text = "A long article. ".repeat(20_000);
        HttpResponse<String> answer = ada.post("/desk/account/profile", "text", text);
        assertThat(answer.statusCode()).isEqualTo(401);
        HttpResponse<String> in = ada.submit(ada.page(answer), "/desk/sign-in", "name", "Ada", "password", PASSWORD);
        assertThat(ada.page(in).select("textarea[name=text]").text().strip()).isEqualTo(text.strip());
        assertThat(browser().post("/desk/account/profile", "text", text).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aSessionEndsAfterAWeekWithoutUseAndAfterAMonth() {
        SignInClient ada = owner("Ada");
        for (int day = 0; day < 29; day += 6) {
            assertThat(ada.isSignedIn()).isTrue();
            paper.clock.pass(Duration.ofDays(6).plusMinutes(1));
        }
        assertThat(ada.isSignedIn()).isFalse();
        ada.signIn("Ada", PASSWORD);
        paper.clock.pass(Duration.ofDays(8));
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void theSignInLeadsToPagesOfTheDeskOnly() {
        SignInClient ada = owner("Ada");
        for (String foreign : List.of(
                "https://evil.example",
                "//evil.example",
                "/desk//evil.example",
                "/\\evil",
                "/desk\\evil",
                "/desk/../x",
                "javascript:alert(1)",
                "/desk/sign-in",
                "/deskx",
                "/desk/a\r\nSet-Cookie: x=y")) {
            assertThat(ada.post("/desk/sign-in", "name", "Ada", "password", PASSWORD, "to", foreign)
                            .headers()
                            .firstValue("Location"))
                    .as(foreign)
                    .contains("/desk");
        }
        assertThat(ada.post("/desk/sign-in", "name", "Ada", "password", PASSWORD, "to", "/desk/audit?who=Ada")
                        .headers()
                        .firstValue("Location"))
                .contains("/desk/audit?who=Ada");
    }

    @Test
    void aPhoneIsSignedInByAnotherBrowserOnce() {
        SignInClient ada = owner("Ada");
        Document page = ada.page(ada.post("/desk/account/phone"));
        String link = URI.create(page.select("code").getLast().text()).getPath();
        SignInClient phone = browser();
        assertThat(phone.get(link).body()).contains("Sign in this device?");
        assertThat(phone.isSignedIn()).isFalse();
        assertThat(phone.post(link + "/phone").statusCode()).isEqualTo(303);
        assertThat(phone.isSignedIn()).isTrue();
        assertThat(browser().post(link + "/phone").statusCode()).isEqualTo(410);
        assertThat(ada.submit(page, "/desk/account/phone/state").body()).contains("Signed in:");
        String late = URI.create(ada.page(ada.post("/desk/account/phone"))
                        .select("code")
                        .getLast()
                        .text())
                .getPath();
        paper.clock.pass(Duration.ofMinutes(3));
        assertThat(browser().post(late + "/phone").statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkForAPhoneSetsNoPassword() {
        SignInClient ada = owner("Ada");
        Document page = ada.page(ada.post("/desk/account/phone"));
        String link = URI.create(page.select("code").getLast().text()).getPath();
        assertThat(join(browser(), link, "Ada").statusCode()).isEqualTo(410);
    }

    @Test
    void signingInGivesAnotherToken() {
        SignInClient ada = owner("Ada");
        String first = ada.cookies.get("desk");
        ada.signIn("Ada", PASSWORD);
        assertThat(ada.cookies.get("desk")).isNotEqualTo(first);
        SignInClient old = browser();
        old.cookies.put("desk", first);
        assertThat(old.isSignedIn()).isFalse();
    }

    @Test
    void thePublicAddressHasItsCookieBoundToTheHost() {
        owner("Ada");
        paper.write(
                "gazette.yaml",
                TestPublication.settings("").replace("http://127.0.0.1:8080", "https://localhost:" + port));
        paper.reread();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/desk/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://localhost:" + port)
                .POST(BodyPublishers.ofString(DeskFixture.form("name", "Ada", "password", PASSWORD)));
        HttpResponse<String> answer = browser().send(request);
        // A site of the same domain sets a cookie of our plain name, with a session of its own.
        SignInClient tossed = browser();
        String token = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-desk="))
                .map(cookie -> cookie.replaceAll("^__Host-desk=|;.*", ""))
                .findFirst()
                .orElseThrow();
        tossed.cookies.put("desk", token);
        assertThat(tossed.isSignedIn()).isFalse();
        tossed.cookies.put("__Host-desk", token);
        assertThat(tossed.isSignedIn()).isTrue();
        paper.write("gazette.yaml", TestPublication.settings("web: {trusted_proxies: [127.0.0.1]}\n"));
        paper.reread();
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-desk=")
                        .contains("; Path=/", "; Secure", "; HttpOnly", "SameSite=Lax")
                        .doesNotContain("Domain"));
    }

    /// An owner who has just signed in, with nobody beside.
    private SignInClient owner(String name) {
        paper.context()
                .store()
                .change(tables -> tables.accounts().all().forEach(one -> {
                    tables.accountSessions().closeOthers(one.id(), "");
                    tables.accounts().remove(one.id(), paper.clock.instant());
                }));
        return member(name, AccountRole.OWNER);
    }

    private SignInClient member(String name, AccountRole role) {
        paper.context().store().change(tables -> {
            long id = tables.accounts().add(name, role, paper.clock.instant());
            tables.accountProofs().enter(id, SecretToken.fresh());
            tables.accountProofs().setPassword(id, Optional.of(HASH));
        });
        SignInClient member = browser();
        assertThat(member.signIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return member;
    }

    private long id(String name) {
        return paper.context()
                .store()
                .read(tables -> tables.accounts().byName(name))
                .orElseThrow()
                .id();
    }

    private Team team() {
        return new Team(paper.context(), Actor.COMMAND_LINE);
    }

    private HttpResponse<String> join(SignInClient browser, String link, String name) {
        return browser.post(link, "name", name, "password", PASSWORD, "password_again", PASSWORD);
    }

    private SignInClient browser() {
        return new SignInClient(port, "");
    }
}
