package gazette.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets few searches run at a time, and of each client one. So a client with many searches waits for itself, and the
/// others wait for one search of it at most. Safe for concurrent use.
final class SearchQueue {
    private final int maxWaiting;
    private final Duration maxWait;
    private final Semaphore all;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    /// @param running how many searches run at a time
    /// @param maxWaiting how many searches of one client may wait
    /// @param maxWait how long a search waits
    SearchQueue(int running, int maxWaiting, Duration maxWait) {
        this.maxWaiting = maxWaiting;
        this.maxWait = maxWait;
        this.all = new Semaphore(running, true);
    }

    /// Counts the searches of a client that run or wait; changed only within the map's own methods.
    private record Client(Semaphore running, int searches) {
        Client plus(int more) {
            return new Client(running, searches + more);
        }
    }

    /// Holds the right to search. Closing it lets the next one search.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits for a turn; empty if none comes in time, or if too many of the client's searches wait already.
    Optional<Turn> await(String client) throws InterruptedException {
        Client entered = clients.merge(client, new Client(new Semaphore(1, true), 1), (known, _) -> known.plus(1));
        Semaphore own = entered.running();
        long until = System.nanoTime() + maxWait.toNanos();
        if (entered.searches() > maxWaiting + 1 || !own.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
            leave(client);
            return Optional.empty();
        }
        if (!all.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            own.release();
            leave(client);
            return Optional.empty();
        }
        return Optional.of(() -> {
            all.release();
            own.release();
            leave(client);
        });
    }

    /// Returns how many clients search or wait.
    int clients() {
        return clients.size();
    }

    /// Returns how many searches wait.
    int waiting() {
        return all.getQueueLength()
                + clients.values().stream()
                        .mapToInt(client -> client.running().getQueueLength())
                        .sum();
    }

    private void leave(String client) {
        clients.computeIfPresent(client, (_, known) -> known.searches() > 1 ? known.plus(-1) : null);
    }
}
