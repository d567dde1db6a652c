package gazette.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// Asks a [WebServer] of this process, as any visitor does: what it gets is what they get.
public final class OwnSiteClient implements AutoCloseable {
    private static final String NOWHERE = "/a/nowhere/at/all";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    /// @param port where it listens on this machine
    public OwnSiteClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /// Returns what is at an address; empty if there is nothing.
    public Optional<byte[]> page(String address) {
        HttpResponse<byte[]> answer = get(address);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> throw new IllegalStateException(address + " cannot be made; GAZETTE_LOG=INFO tells more");
        };
    }

    /// Returns the page that is shown where nothing is.
    public byte[] notFound() {
        return get(NOWHERE).body();
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<byte[]> get(String address) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + address)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
