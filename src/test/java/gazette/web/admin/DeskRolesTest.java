package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in where: each address of the desk, each role, and requests that no page of ours has sent.
class DeskRolesTest {
    @TempDir
    static Path folder;

    private static DeskFixture desk;

    @BeforeAll
    static void open() {
        desk = new DeskFixture(folder);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static List<AdminRoute> routes() {
        return new AdminSite(desk.paper::context).routes();
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheSignIn() {
        for (AdminRoute route : routes()) {
            int status = desk.send(request(route).header("Sec-Fetch-Site", "same-origin"))
                    .statusCode();
            if (route.role().isPresent()) {
                assertThat(status).as(route.method() + " " + route.path()).isEqualTo(route.isPage() ? 303 : 401);
            } else {
                assertThat(status).as(route.path()).isLessThan(500).isNotIn(401, 403);
            }
        }
    }

    @Test
    void aRoleIsLetInWhereTheTableSaysSo() {
        List<String> wrong = new ArrayList<>();
        for (AdminRoute route : routes()) {
            for (AccountRole role : AccountRole.values()) {
                boolean mayEnter =
                        route.role().filter(least -> !role.includes(least)).isEmpty();
                // Who signs out is not signed in after it.
                if (mayEnter && route.path().equals("/desk/sign-out")) {
                    continue;
                }
                HttpResponse<String> answer = desk.send(role, request(route).header("Sec-Fetch-Site", "same-origin"));
                boolean isRefused = answer.statusCode() == 403 && answer.body().contains("Your role does not allow");
                if (isRefused == mayEnter || answer.statusCode() >= 500) {
                    wrong.add(role + " " + route.method() + " " + route.path() + ": " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aRequestOfAForeignPageChangesNothing() {
        List<String> passed = new ArrayList<>();
        for (AdminRoute route :
                routes().stream().filter(route -> !route.isPage()).toList()) {
            for (String[] header : List.of(
                    new String[] {"Sec-Fetch-Site", "cross-site"},
                    new String[] {"Sec-Fetch-Site", "same-site"},
                    new String[] {"Sec-Fetch-Site", "none"},
                    new String[] {"Origin", "https://evil.example"},
                    new String[] {"Origin", "null"},
                    new String[] {"Referer", "http://localhost:" + desk.port + "/desk"})) {
                HttpResponse<String> answer =
                        desk.send(AccountRole.OWNER, request(route).header(header[0], header[1]));
                if (answer.statusCode() != 403) {
                    passed.add(header[0] + " " + header[1] + " " + route.path() + ": " + answer.statusCode());
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void noActionHasAnAddressThatAPageHas() {
        assertThat(routes().stream().map(route -> route.method() + " " + route.path()))
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(line).contains(" /desk"));
    }

    /// Parameters are filled with what is not there: who is let in gets an answer of the page itself.
    private static HttpRequest.Builder request(AdminRoute route) {
        String path = route.path().replaceAll("\\{[^}]+}|<[^>]+>", "987654321");
        return HttpRequest.newBuilder(desk.uri(path))
                .method(route.method().name(), route.isPage() ? BodyPublishers.noBody() : BodyPublishers.ofString(""))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }
}
