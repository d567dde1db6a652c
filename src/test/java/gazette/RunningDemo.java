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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// `gazette demo` on a copy of the sample paper, as a process of its own.
final class RunningDemo implements AutoCloseable {
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
    RunningDemo(Path folder) {
        Path workspace = folder.resolve("paper");
        copyPaper(workspace);
        int port = FreePort.from(19_080, 500);
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
