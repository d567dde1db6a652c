package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// `gazette demo` on a copy of the sample paper, as a process of its own.
final class DemoProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> WORKSPACE =
            List.of("gazette.yaml", "seeds", "schedules", "subscribers", "templates");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Path log;
    private final Process process;

    /// Starts it and waits until both lists have gone out.
    ///
    /// @param folder for the copy and the log
    DemoProcess(Path folder) {
        this(folder, workspace -> {});
    }

    /// Starts it on a copy that is another in some ways.
    ///
    /// @param change what is done to the copy
    DemoProcess(Path folder, Consumer<Path> change) {
        Path workspace = folder.resolve("paper");
        copyPaper(workspace);
        change.accept(workspace);
        int port = Program.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/");
        log = folder.resolve("log.txt");
        process = Program.start(log, "demo", "--port", Integer.toString(port), "--workspace", workspace.toString());
        await("lamplight/1");
        await("dispatch/1");
    }

    /// Copies the sample paper.
    static void copyPaper(Path workspace) {
        WORKSPACE.forEach(part -> copy(Path.of(part), workspace.resolve(part)));
    }

    URI at(String path) {
        return base.resolve(path);
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body(), at(path).toString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Waits until something is there.
    <T> T await(Supplier<Optional<T>> what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = what.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("it did not come; the demo said:\n" + read(log));
    }

    /// Asks for an address without reading the answer's text.
    int ask(String method, URI address) {
        try {
            var request = HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void await(String path) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isThere(path)) {
            if (Instant.now().isAfter(end)) {
                close();
                throw new AssertionError("no " + at(path) + "; the demo said:\n" + read(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean isThere(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the files' times: what was written just now would wait.
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
