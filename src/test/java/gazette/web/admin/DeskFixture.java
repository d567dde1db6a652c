package gazette.web.admin;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.config.WebConfig;
import gazette.press.accounts.Sessions;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.ClientNetwork;
import gazette.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// The small paper with its desk open, an account of each role, and a browser of each that is signed in.
public final class DeskFixture implements AutoCloseable {
    public final TestPublication paper;
    public final int port;
    private final WebServer web;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<AccountRole, String> tokens = new EnumMap<>(AccountRole.class);

    public DeskFixture(Path folder) {
        this(folder, TestDatabase.SQLITE);
    }

    public DeskFixture(Path folder, TestDatabase kind) {
        paper = new TestPublication(folder, kind);
        web = new WebServer(paper::context, _ -> Optional.empty());
        port = web.start(new WebConfig("127.0.0.1", 0, List.of()));
        for (AccountRole role : AccountRole.values()) {
            tokens.put(role, signIn(role));
        }
    }

    /// The token of a browser that is signed in: the value of the cookie `__Host-desk`.
    public String token(AccountRole role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    public HttpResponse<String> get(AccountRole role, String path) {
        return send(role, HttpRequest.newBuilder(uri(path)));
    }

    /// A page that must be there.
    public Document page(AccountRole role, String path) {
        HttpResponse<String> answer = get(role, path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + "\n" + answer.body());
        }
        return Jsoup.parse(answer.body(), uri(path).toString());
    }

    /// @param fields names and values, in turn
    public HttpResponse<String> post(AccountRole role, String path, String... fields) {
        return send(
                role,
                HttpRequest.newBuilder(uri(path))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    /// What htmx sends in the background.
    public HttpResponse<String> postInBackground(AccountRole role, String path, String... fields) {
        return send(
                role,
                HttpRequest.newBuilder(uri(path))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("HX-Request", "true")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpResponse<String> send(AccountRole role, HttpRequest.Builder request) {
        return send(request.header("Cookie", SessionCookie.NAME + "=" + token(role)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String form(String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private String signIn(AccountRole role) {
        return paper.context().store().write(tables -> {
            long id = tables.accounts().add(role.name().toLowerCase(Locale.ROOT), role, paper.clock.instant());
            tables.accountProofs().enter(id, SecretToken.fresh());
            Account account = tables.accounts().find(id).orElseThrow();
            var origin = new SignInOrigin(ClientNetwork.UNKNOWN, "Test", "");
            return new Sessions(paper.context())
                    .open(tables, account, SignInWay.PASSKEY, origin)
                    .token();
        });
    }

    @Override
    public void close() {
        http.close();
        web.close();
        paper.close();
    }
}
