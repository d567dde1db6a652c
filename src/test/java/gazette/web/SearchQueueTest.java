package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.web.SearchQueue.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tests that searches wait for one another, and that no client waits for more than one of another's.
class SearchQueueTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void aClientWithManySearchesLeavesATurnToTheOthers() throws Exception {
        var queue = new SearchQueue(2, 4, LONG);
        Turn running = queue.await("greedy").orElseThrow();
        var waiting = new ArrayList<Future<Optional<Turn>>>();
        for (int i = 0; i < 4; i++) {
            waiting.add(waitFor(queue, "greedy"));
        }

        queue.await("modest").orElseThrow().close();
        queue.await("another").orElseThrow().close();
        assertThat(queue.await("greedy")).as("one too many").isEmpty();

        running.close();
        for (Future<Optional<Turn>> turn : waiting) {
            turn.get().orElseThrow().close();
        }
    }

    @Test
    void whoWaitsIsServedInTurn() throws Exception {
        var queue = new SearchQueue(1, 4, LONG);
        Turn running = queue.await("greedy").orElseThrow();
        Future<Optional<Turn>> greedy = waitFor(queue, "greedy");
        Future<Optional<Turn>> modest = waitFor(queue, "modest");

        running.close();
        modest.get().orElseThrow().close();
        greedy.get().orElseThrow().close();
    }

    @Test
    void nobodyWaitsForEverAndNothingIsLeftOver() throws Exception {
        var queue = new SearchQueue(1, 1, Duration.ofMillis(1));
        Turn running = queue.await("greedy").orElseThrow();

        assertThat(queue.await("greedy")).isEmpty();
        assertThat(queue.await("modest")).isEmpty();
        running.close();
        queue.await("greedy").orElseThrow().close();
        queue.await("modest").orElseThrow().close();
        assertThat(queue.clients()).isZero();
    }

    /// Returns when a search of the client waits.
    private Future<Optional<Turn>> waitFor(SearchQueue queue, String client) throws InterruptedException {
        int before = queue.waiting();
        Callable<Optional<Turn>> search = () -> queue.await(client);
        Future<Optional<Turn>> future = threads.submit(search);
        while (queue.waiting() == before) {
            Thread.onSpinWait();
        }
        return future;
    }
}
