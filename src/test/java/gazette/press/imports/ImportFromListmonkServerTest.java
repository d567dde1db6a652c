package gazette.press.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.ListConfig;
import gazette.press.imports.ImportForeignExport.Outcome;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that plays listmonk's API, page by page.
class ImportFromListmonkServerTest {
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
    /// It gives no more at once, whatever it is asked for.
    private static final int MOST = 3;

    private static final String WEEKLY = "Weekly letter";
    private static final String NEWS = "News";

    @TempDir
    Path folder;

    private final List<String> subscribers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private TestPublication publication;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        publication = new TestPublication(folder);
        allow("fetch: {allow: [127.0.0.1]}\n");
        subscriber(
                "ann@example.com",
                "enabled",
                "{\"city\": \"Bengaluru\", \"good\": true, \"stack\": [\"go\"]}",
                on(1, "confirmed"));
        subscriber("wait@example.com", "enabled", "{}", on(1, "unconfirmed"));
        subscriber("left@example.com", "enabled", "{}", on(1, "unsubscribed"), on(2, "unconfirmed"));
        subscriber("other@example.com", "enabled", "{}", on(2, "unconfirmed"));
        subscriber("blocked@example.com", "blocklisted", "{}", on(1, "confirmed"));
        subscriber("nowhere@example.com", "enabled", "{}");
        subscriber("bad address", "enabled", "{}", on(1, "confirmed"));
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void eachListHasItsOwnStatus() {
        Map<String, Outcome> outcomes = move(Map.of(WEEKLY, list("letters"), NEWS, list("inner")), "signed up there");

        assertThat(of(outcomes, "letters").countsAtSource())
                .containsOnly(
                        Map.entry(Status.ACTIVE, 1L),
                        Map.entry(Status.PENDING, 1L),
                        Map.entry(Status.UNSUBSCRIBED, 1L),
                        Map.entry(Status.COMPLAINED, 1L));
        // A list that asks nobody to confirm leaves its members unconfirmed.
        assertThat(of(outcomes, "inner").members()).containsOnly(Map.entry("active", 2L), Map.entry("complained", 1L));
        assertThat(of(outcomes, "letters").rejected()).containsExactly(folder.resolve("listmonk-letters.rejected.csv"));
        assertThat(rows("select attribute.name, content from attribute order by attribute.name"))
                .containsExactly(List.of("city", "Bengaluru"), List.of("good", "true"), List.of("stack", "[\"go\"]"));
        assertThat(rows("select wording from consent join subscriber on subscriber.id = subscriber_id where address ="
                        + " 'ann@example.com'"))
                .containsExactly(List.of("signed up there; listmonk: confirmed from 203.0.113.0/24, since"
                        + " 2020-02-10T23:07:16.199433+01:00"));
        assertThat(asked).contains("/api/subscribers?order_by=created_at&order=ASC&per_page=500&page=3");
    }

    @Test
    void whoConfirmedThereHasAgreedAndOthersAreToBeAnsweredFor() {
        assertThat(of(move(Map.of(WEEKLY, list("letters")), ""), "letters").members())
                .containsEntry("active", 1L)
                .containsEntry("pending", 1L);

        assertThatThrownBy(() -> move(Map.of(NEWS, list("inner")), ""))
                .hasMessageContaining("it asked nobody to confirm");
    }

    @Test
    void listsThatAreNotNamedAreNotGuessed() {
        assertThatThrownBy(() -> move(Map.of("Weakly", list("letters")), "x"))
                .hasMessageContaining("it has no list 'Weakly'; its lists are 'Weekly letter', 'News'");

        var order = order(Map.of(), Optional.of(list("letters")), "s3cret", "x");
        assertThatThrownBy(() -> new ImportFromListmonkServer(publication.context(), order).run(_ -> {}))
                .hasMessageContaining("--map-list 'Their list=letters'");
    }

    @Test
    void aRefusedLoginAndAForbiddenNetworkAreExplained() {
        var order = order(Map.of(WEEKLY, list("letters")), Optional.empty(), "wrong", "x");
        assertThatThrownBy(() -> new ImportFromListmonkServer(publication.context(), order).run(_ -> {}))
                .hasMessageContaining("it refuses the login of 'api' (403)")
                .hasMessageNotContaining("wrong");

        allow("");
        assertThatThrownBy(() -> move(Map.of(WEEKLY, list("letters")), "x"))
                .hasMessageContaining("under fetch: in gazette.yaml to open it");
    }

    private Map<String, Outcome> move(Map<String, ListConfig> lists, String consent) {
        return new ImportFromListmonkServer(publication.context(), order(lists, Optional.empty(), "s3cret", consent))
                .run(_ -> {});
    }

    private ImportFromListmonkServer.Request order(
            Map<String, ListConfig> lists, Optional<ListConfig> rest, String password, String consent) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new ImportFromListmonkServer.Request(address, "api", password, lists, rest, consent, folder, false);
    }

    private static Outcome of(Map<String, Outcome> outcomes, String list) {
        return Optional.ofNullable(outcomes.get(list)).orElseThrow();
    }

    private ListConfig list(String name) {
        return publication.config().list(name);
    }

    private void allow(String fetch) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + fetch);
        publication.reread();
    }

    private void subscriber(String email, String status, String attribs, String... lists) {
        subscribers.add("""
                {"id": %d, "created_at": "2020-02-10T23:07:16.199433+01:00", "updated_at": "2024-02-10T23:07:16+01:00",
                 "uuid": "ea06b2e7-4b08-4697-bcfc-2a5c6dde8f1c", "email": "%s", "name": "Somebody", "attribs": %s,
                 "status": "%s", "lists": [%s]}
                """.formatted(subscribers.size() + 1, email, attribs, status, String.join(",", lists)));
    }

    private static String on(int list, String status) {
        return """
                {"subscription_status": "%s", "subscription_meta": {"optin_ip": "203.0.113.5"}, "id": %d,
                 "name": "…", "type": "public", "tags": []}
                """.formatted(status, list);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            String login = "Basic " + Base64.getEncoder().encodeToString("api:s3cret".getBytes(StandardCharsets.UTF_8));
            boolean known = login.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = (known ? page(exchange.getRequestURI().toString()) : "{\"message\": \"invalid login\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String page(String path) {
        List<String> all = path.startsWith("/api/lists")
                ? List.of(
                        "{\"id\": 1, \"name\": \"" + WEEKLY + "\", \"optin\": \"double\"}",
                        "{\"id\": 2, \"name\": \"" + NEWS + "\", \"optin\": \"single\"}")
                : subscribers;
        Matcher page = PAGE.matcher(path);
        long number = page.find() ? Long.parseLong(page.group(1)) : 1;
        String results = all.stream().skip((number - 1) * MOST).limit(MOST).collect(Collectors.joining(","));
        return "{\"data\": {\"results\": [" + results + "], \"query\": \"\", \"total\": " + all.size()
                + ", \"per_page\": " + MOST + ", \"page\": " + number + "}}";
    }

    private List<List<String>> rows(String sql) {
        return TestDatabase.rows(publication.config().database(), sql);
    }
}
