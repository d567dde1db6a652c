package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountSession;
import gazette.accounts.SignInWay;
import gazette.config.WebConfig;
import gazette.press.accounts.AccessLinks;
import gazette.press.publishing.TestPublication;
import gazette.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Coming in with a passkey, in a real browser with an authenticator that it simulates. One story, step by step.
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TYPED = "Words that must not be lost 不能丢的文字";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestPublication paper;
    private static WebServer web;
    private static int port;

    @BeforeAll
    static void open() {
        browser = new Browser(folder.resolve("profile"));
        browser.addAuthenticator();
        paper = new TestPublication(folder.resolve("paper"));
        web = new WebServer(paper::context, _ -> Optional.empty());
        port = web.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    @AfterAll
    static void close() {
        web.close();
        paper.close();
        browser.close();
    }

    @Test
    @Order(1)
    void theFirstOwnerComesInWithAPasskey() {
        String link =
                "/desk/join/" + new AccessLinks(paper.context()).forFirstOwner().orElseThrow();
        browser.open(URI.create("http://127.0.0.1:" + port + link));
        assertThat(browser.text()).contains("Passkeys do not work at this address");
        browser.open(address(link));
        browser.type("#name-passkey", "Ada");
        browser.press("form[data-passkey] button");
        await("Ada");
        browser.open(address("/desk/account"));
        assertThat(browser.text()).contains("Role").contains("Owner").contains("Since");
    }

    @Test
    @Order(2)
    void aPasskeyIsEnoughTheNextTime() {
        browser.press(".sign-out button");
        await("Sign in to the desk");
        browser.press("form[data-passkey] button");
        await("Ada");
        List<AccountSession> sessions =
                paper.context().store().read(tables -> tables.accountSessions().of(1, Instant.EPOCH, Instant.EPOCH));
        assertThat(sessions).extracting(AccountSession::way).containsExactly(SignInWay.PASSKEY);
    }

    /// The browser itself refuses a second one on the same authenticator.
    @Test
    @Order(3)
    void aSecondPasskeyOfOneAuthenticatorIsRefusedInWords() {
        browser.open(address("/desk/account"));
        browser.press("form[data-passkey] button");
        await("The browser gave no passkey");
    }

    @Test
    @Order(4)
    void whatWasTypedIsThereAgainAfterTheSessionEnded() {
        browser.open(address("/desk/account"));
        browser.type("#email", TYPED);
        paper.context().store().change(tables -> tables.accountSessions().closeOthers(1, ""));
        // A request in the background, as any page of the desk makes them.
        browser.ask("htmx.ajax('POST', '/desk/account/phone/state', {target: 'main', swap: 'none'}) && ''");
        await("Sign in to the desk");
        browser.press("form[data-passkey] button");
        await("What you had typed on this page is here again");
        assertThat(browser.ask("document.querySelector('#email').value")).isEqualTo(TYPED);
    }

    @Test
    @Order(5)
    void aFormWithoutScriptsIsSentOnceMore() {
        browser.open(address("/desk/account"));
        browser.type("#zone", "Asia/Tokyo");
        browser.type("#email", "ada@example.org");
        paper.context().store().change(tables -> tables.accountSessions().closeOthers(1, ""));
        browser.press("form[action='/desk/account/profile'] button");
        await("What you typed is kept");
        browser.press("form[data-passkey] button");
        await("You are signed in again");
        browser.press("main form button");
        await("Saved");
        assertThat(browser.ask("document.querySelector('#zone').value")).isEqualTo("Asia/Tokyo");
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static void await(String text) {
        Instant late = Instant.now().plus(PATIENCE);
        while (!browser.text().contains(text)) {
            assertThat(Instant.now())
                    .as("waits for \"%s\" in: %s", text, browser.text())
                    .isBefore(late);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
