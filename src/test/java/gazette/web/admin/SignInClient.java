package gazette.web.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser without scripts, with cookies of its own.
final class SignInClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final String site;
    private final String network;

    /// @param network the address that a trusted proxy says the browser has; empty for this machine's
    SignInClient(int port, String network) {
        site = "http://localhost:" + port;
        this.network = network;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    HttpResponse<String> post(String path, String... fields) {
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(DeskFixture.form(fields))));
    }

    /// Sends a form of a page as it is, with some fields filled in.
    HttpResponse<String> submit(Document page, String action, String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        page.select("form[action='" + action + "'] [name]").forEach(field -> all.put(field.attr("name"), field.val()));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return post(
                action,
                all.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    HttpResponse<String> signIn(String name, String password) {
        return post("/desk/sign-in", "name", name, "password", password);
    }

    boolean isSignedIn() {
        return get("/desk/account").statusCode() == 200;
    }

    Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!network.isEmpty()) {
            request.header("X-Forwarded-For", network);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::take);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void take(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
