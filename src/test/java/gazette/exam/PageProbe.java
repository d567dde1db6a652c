package gazette.exam;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A visitor who asks for a few pages again and again, one at a time.
final class PageProbe implements AutoCloseable {
    private static final List<String> PATHS =
            List.of("/", "/letters/", "/feed.rss", "/ready", "/health", "/search?q=canary");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    /// One answer; the status is 0 if there was none.
    record Answer(String path, int status, Duration time) {}

    PageProbe(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /// Asks for the next page and keeps how it went.
    void visit() throws InterruptedException {
        String path = PATHS.get(next.getAndIncrement() % PATHS.size());
        long start = System.nanoTime();
        int status = status(path);
        answers.add(new Answer(path, status, Duration.ofNanos(System.nanoTime() - start)));
    }

    /// Returns the status of a page, or 0 without an answer.
    int status(String path) throws InterruptedException {
        try {
            return client.send(request(path), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    int visits() {
        return answers.size();
    }

    Map<Integer, Long> countByStatus() {
        var counts = new TreeMap<Integer, Long>();
        answers.forEach(answer -> counts.merge(answer.status(), 1L, Long::sum));
        return counts;
    }

    /// Returns the time within which so many of a hundred answers came.
    Duration percentile(int percent) {
        List<Duration> times = answers.stream().map(Answer::time).sorted().toList();
        return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
    }
}
