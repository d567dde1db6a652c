package gazette.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/// Asks for pages of the desk as a browser does that is signed in.
final class DeskClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String cookie;

    /// @param cookie of the session
    DeskClient(int port, String cookie) {
        this.port = port;
        this.cookie = cookie;
    }

    /// Holds an answer.
    ///
    /// @param body as it was sent
    record Answer(int status, String type, String encoding, byte[] body) {
        boolean isHtml() {
            return type.startsWith("text/html");
        }

        /// Returns whether it is neither a file to keep nor a stream of events.
        boolean isPage() {
            return isHtml() || type.isEmpty();
        }

        String text() throws IOException {
            InputStream in = new ByteArrayInputStream(body);
            try (InputStream plain = encoding.equals("gzip") ? new GZIPInputStream(in) : in) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /// Returns the answer at an address of this server. Of a stream of events, only that it begins.
    Answer get(String address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .timeout(PATIENCE)
                .header("Cookie", cookie)
                .header("Accept", "text/html,*/*")
                .header("Accept-Encoding", "gzip")
                .header("Sec-Fetch-Site", "same-origin")
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String type = header(response, "Content-Type");
                byte[] bytes = type.startsWith("text/event-stream") ? new byte[0] : body.readAllBytes();
                return new Answer(response.statusCode(), type, header(response, "Content-Encoding"), bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        http.close();
    }
}
