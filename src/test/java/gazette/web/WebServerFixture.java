package gazette.web;

import gazette.config.WebConfig;
import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A web server of a test's paper, and one who asks it.
final class WebServerFixture implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;
    private final String base;

    WebServerFixture(Supplier<AppContext> context) {
        server = new WebServer(context, _ -> Optional.of(List::of));
        base = "http://127.0.0.1:" + server.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    /// @param headers names and values, in turn
    HttpResponse<byte[]> get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    HttpResponse<byte[]> ask(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    static Optional<String> field(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name);
    }

    /// All but the date of the answer itself.
    static Map<String, List<String>> fields(HttpResponse<byte[]> answer) {
        var fields = new TreeMap<>(answer.headers().map());
        fields.remove("date");
        return fields;
    }

    @Override
    public void close() {
        server.close();
    }
}
