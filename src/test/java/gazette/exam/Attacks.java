package gazette.exam;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Repeats attacks, each in a thread of its own, until it is closed.
final class Attacks implements AutoCloseable {
    /// Without it, attacks that are refused at once would only take the processors away from what is tried.
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();
    private volatile boolean over;

    /// One attack; it ends by itself, and by an interrupt.
    @FunctionalInterface
    interface Attack {
        void run(Random random) throws Exception;
    }

    /// Starts so many threads that repeat an attack.
    void repeat(String name, int times, Attack attack) {
        AtomicLong count = done.computeIfAbsent(name, _ -> new AtomicLong());
        for (int i = 0; i < times; i++) {
            var random = new Random(name.hashCode() + i);
            threads.execute(() -> repeat(attack, random, count));
        }
    }

    /// Returns how often each attack has ended.
    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        done.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }

    private void repeat(Attack attack, Random random, AtomicLong count) {
        while (!over) {
            try {
                attack.run(random);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                // The server has had enough of it.
            }
            count.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
