package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each address of the desk with values that no page of ours sends: it is answered, never by a fault of the program.
class OddRequestsTest {
    /// As they stand in an address.
    private static final List<String> ODD = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "%00",
            "%ff%fe",
            "%f0%9f%93%b0",
            "x".repeat(3000),
            "..%2f..%2fetc",
            "%5c..%5c",
            "%27%22%3e%3cscript%3e",
            "%25_%5b",
            "2026-13-99",
            "%24%7b1%7d",
            "NaN",
            "true");

    @TempDir
    static Path folder;

    private static DeskFixture desk;

    @BeforeAll
    static void open() {
        desk = new DeskFixture(folder);
        DeskSample.fill(desk.paper);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void everyPageAnswersOddParametersOfItsAddress() {
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = DeskAddresses.find(desk, AccountRole.OWNER).pages();
        pages.forEach((route, address) -> {
            if (route.endsWith("/stream")) {
                return;
            }
            String path = address.replaceFirst("[?].*", "");
            Set<String> names = new TreeSet<>(parameters());
            for (String value : ODD) {
                var query = new StringBuilder();
                names.forEach(name -> query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(value));
                check(faults, "GET", path + query);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRouteAnswersOddPartsOfItsPath() {
        List<String> faults = new ArrayList<>();
        for (AdminRoute route : new AdminSite(desk.paper::context).routes()) {
            if (!route.path().matches(".*[{<].*") || route.path().endsWith("/stream")) {
                continue;
            }
            for (String value : ODD) {
                if (value.isEmpty()) {
                    continue;
                }
                check(faults, route.method().name(), route.path().replaceAll("\\{[^}]+}|<[^>]+>", value));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noSpellingOfAnAddressLeadsPastTheDoor() {
        List<String> in = new ArrayList<>();
        for (String address : List.of(
                "/desk/../desk/team",
                "//desk/team",
                "/desk//team",
                "/DESK/team",
                "/desk/TEAM",
                "/%64esk/team",
                "/desk/%74eam",
                "/desk/%2e%2e/desk/team",
                "/desk/assets/../team",
                "/desk/assets/%2e%2e/team",
                "/desk/assets/..%2fteam",
                "/desk;jsessionid=1/team",
                "/desk/team;jsessionid=1",
                "/desk/team/",
                "/desk/team/.",
                "/desk/sign-in/../team",
                "/desk/join/../team",
                "/desk/team%00",
                "/desk/team%2f")) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY")) {
                for (AccountRole role : List.of(AccountRole.VIEWER, AccountRole.OWNER)) {
                    HttpRequest.Builder request =
                            HttpRequest.newBuilder(desk.uri(address)).method(method, BodyPublishers.noBody());
                    HttpResponse<String> answer =
                            role == AccountRole.VIEWER ? send(request, role) : send(request, null);
                    if ((answer.statusCode() < 300 && !answer.body().isEmpty()) || answer.statusCode() >= 500) {
                        in.add(role + " " + method + " " + address + " " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(in).isEmpty();
    }

    @Test
    void oddHeadersAreAnswered() {
        List<String> faults = new ArrayList<>();
        String number = encoded("frame.number\n=x");
        for (String[] header : List.of(
                new String[] {"Cookie", "desk-notice=" + number},
                new String[] {"Cookie", "desk-notice=" + encoded("doors.team.removed\n#x")},
                new String[] {"Cookie", "desk-notice=" + encoded("files.saved")},
                new String[] {"Cookie", "desk-notice=%%%"},
                new String[] {"Cookie", "desk-browser=" + "x".repeat(3000)},
                new String[] {"Accept-Language", "x".repeat(400)},
                new String[] {"Accept-Language", "-;q=,,*;q=2"},
                new String[] {"User-Agent", "<script>\t" + "x".repeat(3000)},
                new String[] {"X-Forwarded-For", "999.1.1.1, <x>"},
                new String[] {"HX-Request", "true"},
                new String[] {"Range", "bytes=5-1"})) {
            for (String path : List.of("/desk", "/desk/account", "/desk/sign-in?again=1")) {
                HttpRequest.Builder request = HttpRequest.newBuilder(desk.uri(path));
                if (header[0].equals("Cookie")) {
                    request.header(
                            "Cookie", SessionCookie.NAME + "=" + desk.token(AccountRole.OWNER) + "; " + header[1]);
                } else {
                    request.header(header[0], header[1])
                            .header("Cookie", SessionCookie.NAME + "=" + desk.token(AccountRole.OWNER));
                }
                int status = send(request, null).statusCode();
                if (status >= 500) {
                    faults.add(header[0] + " " + header[1] + " " + path + " " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String encoded(String text) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(
            HttpRequest.Builder request, @org.jspecify.annotations.Nullable AccountRole role) {
        HttpRequest.Builder all =
                role == null ? request : request.header("Cookie", SessionCookie.NAME + "=" + desk.token(role));
        try {
            return desk.send(all);
        } catch (AssertionError e) {
            return desk.send(all);
        }
    }

    private static List<String> parameters() {
        return List.of(
                "action",
                "address",
                "after",
                "again",
                "as",
                "before",
                "count",
                "file",
                "hash",
                "images",
                "key",
                "lang",
                "letter",
                "list",
                "look",
                "plain",
                "q",
                "refresh",
                "scheme",
                "show",
                "source",
                "state",
                "styles",
                "subject",
                "subscriber",
                "title",
                "to",
                "who");
    }

    private static void check(List<String> faults, String method, String address) {
        boolean isGet = method.equals("GET");
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.uri(address))
                .method(method, isGet ? BodyPublishers.noBody() : BodyPublishers.ofString("x=1"))
                .header("Sec-Fetch-Site", "same-origin");
        if (!isGet) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        HttpResponse<String> answer;
        try {
            answer = desk.send(AccountRole.OWNER, request);
        } catch (AssertionError e) {
            // The server has closed the connection after a request that is none, and the client did not know yet.
            answer = desk.send(AccountRole.OWNER, request);
        }
        if (answer.statusCode() >= 500) {
            faults.add(method + " " + (address.length() > 200 ? address.substring(0, 200) : address) + " "
                    + answer.statusCode());
        }
    }
}
