package gazette.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Measures Gazette and nginx serving the same bytes, in alternating rounds, so that whatever else the machine does
/// affects both.
final class NginxComparison {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int rounds;
    private final int seconds;

    /// @param rounds of each rate, of which the median counts
    /// @param seconds that a round takes
    NginxComparison(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /// Describes one of the two servers.
    ///
    /// @param tag of what it serves
    private record Target(String name, String address, String tag) {}

    /// Measures in an empty folder.
    ///
    /// @param port of a Gazette that starts
    /// @param path of its feed
    /// @param isAlive whether it still runs
    void run(Path folder, int port, String path, BooleanSupplier isAlive, Map<String, Object> figures)
            throws IOException {
        String address = "http://127.0.0.1:" + port + path;
        HttpResponse<byte[]> feed = await(address, isAlive);
        Path own = Files.createDirectory(folder.resolve("nginx"));
        try (var nginxServer = new NginxServer(own, freePort(), path, feed.body())) {
            HttpResponse<byte[]> copy = await(nginxServer.address(), nginxServer::isAlive);
            if (!Arrays.equals(copy.body(), feed.body())) {
                throw new IllegalStateException("nginx serves other bytes");
            }
            figures.put("feedBytes", feed.body().length);
            var ours = new Target("gazette", address, tag(feed));
            var theirs = new Target("nginx", nginxServer.address(), tag(copy));
            run("304", ours, theirs, true, figures);
            run("200", ours, theirs, false, figures);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String status, Target ours, Target theirs, boolean known, Map<String, Object> figures) {
        // The first round warms the compiler up, and is not counted.
        rate(ours, known);
        var our = new double[rounds];
        var their = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            our[round] = rate(ours, known);
            their[round] = rate(theirs, known);
        }
        double ourRate = median(our);
        double theirRate = median(their);
        figures.put(ours.name() + status + "PerSecond", Math.round(ourRate));
        figures.put(theirs.name() + status + "PerSecond", Math.round(theirRate));
        figures.put("ratio" + status, Math.round(ourRate / theirRate * 1000) / 1000.0);
    }

    private double rate(Target runner, boolean known) {
        return WrkLoadTest.rate(runner.address(), known ? Optional.of(runner.tag()) : Optional.empty(), seconds);
    }

    private static double median(double[] rates) {
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /// Waits for the first good answer of a server that starts.
    private HttpResponse<byte[]> await(String address, BooleanSupplier isAlive) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (isAlive.getAsBoolean() && System.nanoTime() < end) {
            Optional<HttpResponse<byte[]>> answer = get(address).filter(found -> found.statusCode() == 200);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IllegalStateException(address + " does not answer");
    }

    private Optional<HttpResponse<byte[]>> get(String address) throws IOException {
        try {
            return Optional.of(
                    client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray()));
        } catch (ConnectException e) {
            Thread.onSpinWait();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
