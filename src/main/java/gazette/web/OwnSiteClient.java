package gazette.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// Requests pages from a [WebServer] of this process over HTTP, as a visitor does.
public final class OwnSiteClient implements AutoCloseable {
    private static final String MISSING_PAGE = "/a/nowhere/at/all";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StaticHostHeaders headers = new StaticHostHeaders();
    private final String base;

    /// Creates a client.
    ///
    /// @param port the port of the server on this machine
    public OwnSiteClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /// Returns the document at a path; empty if the response is 404 or 410.
    public Optional<byte[]> page(String address) {
        HttpResponse<byte[]> response = get(address);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(response.body());
            case 404, 410 -> Optional.empty();
            default -> throw new IllegalStateException(address + " cannot be made; GAZETTE_LOG=INFO tells more");
        };
    }

    /// Returns the page for unknown addresses.
    public byte[] notFound() {
        return get(MISSING_PAGE).body();
    }

    /// Returns the file `_headers`, with the headers of all responses until now.
    public byte[] headers() {
        return headers.file();
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<byte[]> get(String address) {
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create(base + address)).build(), BodyHandlers.ofByteArray());
            headers.add(response.headers());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
