package gazette;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.press.publishing.PublishByHand;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// `gazette serve` of the sample paper with its first issues, behind a proxy that notes what is asked and answered.
final class FeedServerProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PASSED_ON =
            List.of("If-None-Match", "If-Modified-Since", "Accept-Encoding", "Accept", "User-Agent");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Path workspace;
    private final Path log;
    private final String server;
    private final HttpServer proxy;
    private Process serve;

    /// What a reader asked.
    ///
    /// @param by the reader's name for itself
    /// @param etag that it sent back
    record Seen(String path, String by, Optional<String> etag, int status) {}

    FeedServerProxy(Path folder) {
        workspace = folder.resolve("paper");
        log = folder.resolve("log.txt");
        DemoProcess.copyPaper(workspace);
        int port = Program.freePort();
        server = "http://127.0.0.1:" + port;
        write("gazette.yaml", text -> text.replace("127.0.0.1:8080", "127.0.0.1:" + port));
        publish();
        serve = start();
        try {
            proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.createContext("/", this::passOn);
        proxy.start();
    }

    /// Where readers find a feed.
    String address(String path) {
        return "http://127.0.0.1:" + proxy.getAddress().getPort() + path;
    }

    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address(path))).build());
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    void forget() {
        seen.clear();
    }

    void restart() {
        serve.destroy();
        try {
            serve.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        serve = start();
    }

    /// Mends the newest article and waits until the server shows it.
    void edit() {
        byte[] before = get("/feed.rss").body();
        try (Stream<Path> files = Files.walk(workspace.resolve("seeds"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                write(workspace.relativize(file).toString(), text -> text + "\n\nMended.\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> !Arrays.equals(get("/feed.rss").body(), before));
    }

    @Override
    public void close() {
        proxy.stop(0);
        serve.destroyForcibly();
    }

    private void publish() {
        var config = ((ConfigReadResult.Valid) new ConfigReader().read(workspace, Map.of())).config();
        try (AppContext context = AppContext.open(config, InstantSource.system())) {
            for (String schedule : List.of("weekly", "daily")) {
                new PublishByHand(context, config.schedule(schedule), OnErrors.SEND, Set.of()).run(progress -> {});
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process start() {
        Process process = Program.start(log, "serve", "--workspace", workspace.toString());
        await(this::isReady);
        return process;
    }

    private boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(URI.create(server + "/ready")).build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still waiting; see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void passOn(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()));
        for (String name : PASSED_ON) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        HttpResponse<byte[]> answer = send(request.build());
        answer.headers().map().forEach((name, values) -> {
            if (!List.of("content-length", "transfer-encoding", "date").contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        Optional<String> etag = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"));
        String by = exchange.getRequestHeaders().getFirst("User-Agent");
        seen.add(new Seen(exchange.getRequestURI().toString(), by, etag, answer.statusCode()));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// As if it had been saved a while ago.
    private void write(String file, UnaryOperator<String> change) {
        try {
            Path path = workspace.resolve(file);
            Files.writeString(path, change.apply(Files.readString(path)));
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
